import { getHeapStatistics } from 'node:v8'
import { giveMemoryBack } from '#main/lib/give-memory-back.ts'

/** Nobody waits for this thread then: a pause in typing is longer. */
const pauseMs = 25

/** Made since the last time, what was unpacked of the archive above all. V8 begins at some more. */
const mostBytes = 16 * 1024 * 1024

const heldBytes = (): number => {
  const { used_heap_size: objects, external_memory: buffers } = getHeapStatistics()
  return objects + buffers
}

/**
 * Collects the garbage of this thread in pauses between calls. Left to itself V8 begins in the
 * midst of a call, and its helpers take the cores of those who wait for the answer: 10 ms and more.
 * Answers what is to be called behind every call.
 */
export const collectInPauses = (): (() => void) => {
  let timer: NodeJS.Timeout | null = null
  let before = heldBytes()
  const collect = (): void => {
    timer = null
    if (heldBytes() - before < mostBytes) return
    giveMemoryBack('quick')
    before = heldBytes()
  }
  return () => {
    if (timer) timer.refresh()
    else timer = setTimeout(collect, pauseMs).unref()
  }
}
