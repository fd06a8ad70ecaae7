import { visibleText } from '#schema/visible-text.ts'

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(text, () => resolve())
  })

/** A reader such as `head` may leave early; that is its right and no failure of ours. */
export const tolerateClosedOutput = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

/** Writes a result: the only thing that ever reaches stdout. */
export const writeResult = (text: string): Promise<void> =>
  write(process.stdout, text.endsWith('\n') ? text : `${text}\n`)

/** Writes a file that is a result, byte for byte. */
export const writeRaw = (text: string): Promise<void> => write(process.stdout, text)

/** Writes one sentence for a person to stderr. */
export const say = (sentence: string): Promise<void> =>
  write(process.stderr, `${visibleText(sentence)}\n`)
