import { useFilter } from './filter.ts'
import { isChosen, type Part } from './filter-part.ts'

/** The part of an event that says how it was pressed. */
export interface Press {
  readonly shiftKey: boolean
}

/** What a chart needs to be a filter. */
export interface Picks {
  /** Filters to a part alone; with shift it is added to what is chosen, or taken away again. */
  readonly pick: (part: Part, press: Press) => void
  /** Whether a part is among what the filter names. */
  readonly isChosen: (part: Part) => boolean
}

/**
 * Click, shift-click and Enter on whatever stands for a part of the figures. Esc takes away what
 * was added this way; the frame listens for it.
 */
export const usePick = (): Picks => {
  const { choice, days, pick } = useFilter()
  return {
    pick: (part, { shiftKey }) => pick(part, shiftKey),
    isChosen: (part) => isChosen(choice, days, part),
  }
}
