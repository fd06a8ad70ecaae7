import { useEffect, useState } from 'react'

const saidMs = 1500

/** What was just done, in a word, for a moment; a refusal of the system is said too. */
export const useSaid = () => {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), saidMs)
    return () => clearTimeout(timer)
  }, [said])
  const say = (work: Promise<unknown>, done: string): void => {
    work.then(
      () => setSaid(done),
      () => setSaid('Could not copy'),
    )
  }
  return [said, say] as const
}
