/** Control characters, old and later. */
export const controls = /\p{Cc}/gu
/** Marks that turn the direction of text, are invisible, or break a line unseen. */
export const hiding =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

const escapedUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A character as JavaScript and JSON write it, one beyond the first plane as its two units. */
export const escaped = (letter: string): string => letter.split('').map(escapedUnit).join('')

/** Unicode has a picture for each of the old control characters, not for the later ones. */
const pictureOf = (letter: string): string => {
  const code = letter.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : escaped(letter)
}

/** Text of others on one line: what would act or hide is shown instead, ESC as ␛. */
export const visibleText = (text: string): string =>
  text.replace(controls, pictureOf).replace(hiding, escaped)

/**
 * Text in which what a terminal would act on is shown, ESC as ␛. Line breaks and tabs stay, and so
 * do the marks that scripts and emoji need.
 */
export const visibleControls = (text: string): string =>
  text.replace(/\r\n|\p{Cc}/gu, (found) =>
    found === '\r\n' || found === '\n' || found === '\t' ? found : pictureOf(found),
  )

/** {@link visibleText} that keeps line breaks and tabs, for text that is a file. */
export const visibleLines = (text: string): string =>
  text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 1 ? part : visibleText(part)))
    .join('')
