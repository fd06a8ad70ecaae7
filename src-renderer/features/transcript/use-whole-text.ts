import { useState } from 'react'
import { call } from '#renderer/client/call.ts'
import type { LongText } from '#schema/transcript/block.ts'
import { readToEnd } from './read-to-end.ts'
import { useReader } from './reader-context.ts'

/** Which text of a record: a block's own, or that of the result of a tool call. */
export interface TextPlace {
  readonly seq: number
  readonly block: number
  readonly part?: 'own' | 'result'
}

const atOnce = 200_000

/** A text that was cut for the window, and how to get more of it. */
export const useWholeText = (place: TextPlace, body: LongText) => {
  const { thread } = useReader()
  const [more, setMore] = useState('')
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle')
  const text = body.text + more
  const read = (from: number) =>
    call('transcript.text', { ...thread, ...place, from, limit: atOnce })
  const readMore = async () => {
    setState('reading')
    try {
      const answer = await read(text.length)
      setMore(more + answer.text)
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  const left = Math.max(0, body.length - text.length)
  return { text, left, state, readMore, readWhole: () => readToEnd(text, body.length, read) }
}
