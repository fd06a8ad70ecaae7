import { exactCount } from '#renderer/lib/format.ts'
import type { DiagnosticRow } from '#schema/diagnostics.ts'
import { visibleText } from '#schema/visible-text.ts'

type Place = Pick<DiagnosticRow, 'path' | 'line' | 'offset'>

/** A place in a file, short and whole: the last part of its path, and all of it with its byte. */
export const placeWords = ({ path, line, offset }: Place) => {
  const file = path.split(/[\\/]/).at(-1) ?? path
  const parts = [
    visibleText(path),
    ...(line === null ? [] : [`line ${exactCount(line)}`]),
    ...(offset === null ? [] : [`byte ${exactCount(offset)}`]),
  ]
  return { file, hint: parts.join(', ') }
}
