/** Remembers a choice on this machine; a browser that forbids storage simply forgets. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(`rearview.${key}`, value)
  } catch {
    // Private windows may refuse; the choice then lasts until the page closes.
  }
}

/** What was remembered under a key. */
export const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(`rearview.${key}`)
  } catch {
    return null
  }
}
