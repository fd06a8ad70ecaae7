import { useEffect, useState } from 'react'

const saidMs = 1500
/** A whole sentence takes longer to read than a word. */
const sentenceMs = 5000

/** What was just done, in a word, for a moment; a refusal of the system is said too. */
export const useSaid = () => {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), said.length > 20 ? sentenceMs : saidMs)
    return () => clearTimeout(timer)
  }, [said])
  const say = <T>(work: Promise<T>, done: string | ((result: T) => string)): void => {
    work.then(
      (result) => setSaid(typeof done === 'string' ? done : done(result)),
      () => setSaid('Could not copy'),
    )
  }
  return [said, say] as const
}
