/** More than this is no longer text to paste anywhere. */
const mostLetters = 2_000_000

type Read = (from: number) => Promise<{ readonly text: string }>

/**
 * A text of which the beginning is known, with the rest fetched stretch by stretch, up to two
 * million characters; rejects as `read` does.
 */
export const readToEnd = async (known: string, length: number, read: Read) => {
  let text = known
  while (text.length < Math.min(length, mostLetters)) {
    const more = await read(text.length)
    if (more.text === '') break
    text += more.text
  }
  return { text: text.slice(0, mostLetters), isCut: length > mostLetters }
}
