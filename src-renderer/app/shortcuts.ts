/** A key, or keys pressed together, and what they do. */
export interface Shortcut {
  /** As it is written beside an action; `Mod` is Ctrl, ⌘ on a Mac. */
  readonly keys: readonly string[]
  readonly does: string
}

/** Shortcuts by where they hold. */
export const shortcutGroups: readonly {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Mod', 'K'], does: 'Go to anything, do anything' },
      { keys: ['/'], does: 'Search; in Sessions, filter the list' },
      { keys: ['?'], does: 'Show these shortcuts' },
      { keys: ['Mod', ','], does: 'Settings' },
      { keys: ['Esc'], does: 'Step back: close, clear what was clicked in a chart' },
    ],
  },
  {
    title: 'Search',
    shortcuts: [
      { keys: ['↓'], does: 'From the field to the hits, and from hit to hit' },
      { keys: ['↑'], does: 'Back, and to the field' },
      { keys: ['Enter'], does: 'Open the hit where it stands' },
    ],
  },
  {
    title: 'A session',
    shortcuts: [
      { keys: ['Mod', 'F'], does: 'Find in the whole transcript' },
      { keys: ['j'], does: 'Next record' },
      { keys: ['k'], does: 'Previous record' },
      { keys: ['J'], does: 'Next prompt; K the previous one' },
      { keys: ['e'], does: 'Next error; E the previous one' },
      { keys: ['d'], does: 'Next edit; D the previous one' },
      { keys: ['s'], does: 'Bookmark the session, or the row of Sessions' },
      { keys: ['F2'], does: 'Give the session a title of your own' },
      { keys: ['['], does: 'The newer session' },
      { keys: [']'], does: 'The older session' },
    ],
  },
]

const isMac = (): boolean => navigator.platform.startsWith('Mac')

/** A key as this machine's keyboard has it. */
export const keyLabel = (key: string): string => (key === 'Mod' ? (isMac() ? '⌘' : 'Ctrl') : key)

/** Whether a key is meant for what has the focus: a field, a list, an open dialog. */
export const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, [contenteditable], [role=dialog], [role=menu]') !== null
