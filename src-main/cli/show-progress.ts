import type { Engine } from '#main/engine/engine.ts'
import { formatBytes, formatCount } from './format-figures.ts'

const clearLine = '\r\u001b[2K'

/** Shows how far reading is on one line of a terminal; answers how to stop. Elsewhere it is mute. */
export const showProgress = (engine: Pick<Engine, 'subscribe'>): (() => void) => {
  const { stderr } = process
  if (!stderr.isTTY) return () => undefined
  const unsubscribe = engine.subscribe((name, payload) => {
    if (name !== 'ingest.progress' || !('phase' in payload) || payload.phase !== 'reading') return
    const { filesDone, filesTotal, bytesDone, bytesTotal } = payload
    const files = `${formatCount(filesDone)} of ${formatCount(filesTotal)} files`
    const bytes = `${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}`
    stderr.write(`${clearLine}Reading ${files}, ${bytes}`)
  })
  return () => {
    unsubscribe()
    stderr.write(clearLine)
  }
}
