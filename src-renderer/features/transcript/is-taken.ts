const takers =
  'input, select, textarea, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]'

/** Whether a key is meant for what has the focus: a field, a list, an open dialog. */
export const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(takers) !== null
