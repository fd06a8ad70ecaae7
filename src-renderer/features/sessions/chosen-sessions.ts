import { createContext, use } from 'react'

/** Sessions chosen to be compared: at most two, in the order they were chosen. */
export interface ChosenSessions {
  readonly ids: readonly string[]
  /** Chooses one or lets it go; a third takes the place of the second. */
  readonly toggle: (id: string) => void
}

/** {@link ChosenSessions.toggle} as a pure function. */
export const toggled = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids.slice(0, 1), id]

/** Holds what is chosen for the list. */
export const ChosenContext = createContext<ChosenSessions>({ ids: [], toggle: () => undefined })

/** What is chosen in this list. */
export const useChosen = (): ChosenSessions => use(ChosenContext)
