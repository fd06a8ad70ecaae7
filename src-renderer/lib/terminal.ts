import Anser from 'anser'
import { visibleLines } from '#schema/visible-text.ts'

/** A stretch of terminal output in one style. */
export interface TerminalSpan {
  readonly text: string
  /** `red`, `bright-blue`, …; null: the usual colour. */
  readonly color: string | null
  /** `r, g, b` of a colour outside the sixteen; null: none. */
  readonly rgb: string | null
  readonly background: string | null
  readonly isBold: boolean
  readonly isDim: boolean
  readonly isItalic: boolean
  readonly isUnderlined: boolean
}

const esc = '\u001b'
const bell = '\u0007'

/** Operating system commands: titles, links, the clipboard. Ended by BEL, by ST, or never. */
const systemCommand = new RegExp(`${esc}\\][^${bell}${esc}]{0,4096}(?:${bell}|${esc}\\\\)?`, 'g')
/** Control sequences other than colours: they move, clear and ask. */
const otherSequence = new RegExp(`${esc}\\[[0-9;:?<=>!]{0,64}[ -/]{0,4}[@-ln-~]`, 'g')
/** Strings that a two-letter escape opens, and the two-letter escapes that stand alone. */
const openedString = new RegExp(`${esc}[PX^_][^${esc}]{0,4096}${esc}\\\\`, 'g')
const shortEscape = new RegExp(`${esc}(?:[()#%][ -~]|[=>78cDEHMNOZ])`, 'g')

/** A line that a program drew over again keeps what it drew last. */
const lastDrawn = (line: string): string => {
  const bare = line.endsWith('\r') ? line.slice(0, -1) : line
  return bare.slice(bare.lastIndexOf('\r') + 1)
}

/** Output without anything that acts: only colours are left, all other controls become visible. */
const tame = (text: string): string =>
  text
    .replace(systemCommand, '')
    .replace(otherSequence, '')
    .replace(openedString, '')
    .replace(shortEscape, '')
    .split('\n')
    .map(lastDrawn)
    .join('\n')

const name = (color: string | null | undefined): string | null =>
  color?.startsWith('ansi-') && !/palette|truecolor/.test(color) ? color.slice(5) : null

/** Colours of 256 and of millions arrive as figures; anything else is dropped. */
const figures = (rgb: string | null | undefined): string | null =>
  rgb && /^\d{1,3}, ?\d{1,3}, ?\d{1,3}$/.test(rgb) ? rgb : null

const cube = [0, 95, 135, 175, 215, 255] as const

const paletteColor = (place: number): string => {
  if (place >= 232)
    return Array(3)
      .fill(8 + (place - 232) * 10)
      .join(', ')
  const at = place - 16
  return [Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6]
    .map((step) => cube[step] ?? 0)
    .join(', ')
}

const rgbOf = (color: string | null | undefined, truecolor: string | null | undefined) => {
  const place = /^ansi-palette-(\d{1,3})$/.exec(color ?? '')?.[1]
  if (place !== undefined && Number(place) >= 16) return paletteColor(Number(place))
  return figures(truecolor)
}

/** Terminal output as styled text. Nothing in it can act: no link, no title, no cursor. */
export const readTerminal = (text: string): readonly TerminalSpan[] =>
  Anser.ansiToJson(tame(text), { use_classes: true, remove_empty: true }).map((piece) => ({
    text: visibleLines(piece.content),
    color: name(piece.fg),
    rgb: rgbOf(piece.fg, piece.fg_truecolor),
    background: name(piece.bg),
    isBold: piece.decorations.includes('bold'),
    isDim: piece.decorations.includes('dim'),
    isItalic: piece.decorations.includes('italic'),
    isUnderlined: piece.decorations.includes('underline'),
  }))
