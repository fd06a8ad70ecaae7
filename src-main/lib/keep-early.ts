/** Both ends of what is said before anybody listens. */
export interface KeptEarly<Said> {
  readonly tell: (said: Said) => void
  /** Hears what was said so far, in its order, and from then on all that is said. */
  readonly listen: (listener: (said: Said) => void) => void
}

/** Keeps what is said until somebody listens. */
export const keepEarly = <Said>(): KeptEarly<Said> => {
  const early: Said[] = []
  let hear = (said: Said): void => void early.push(said)
  return {
    tell: (said) => hear(said),
    listen: (listener) => {
      hear = listener
      for (const said of early.splice(0)) listener(said)
    },
  }
}
