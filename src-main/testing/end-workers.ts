import { subscribe } from 'node:diagnostics_channel'
import type { Worker } from 'node:worker_threads'

const running = new Set<Worker>()

// Node tells of every thread that begins.
subscribe('worker_threads', (message) => {
  const { worker } = message as { readonly worker: Worker }
  running.add(worker)
  worker.once('exit', () => running.delete(worker))
})

const end = (worker: Worker): Promise<unknown> => {
  const gone = new Promise((resolve) => worker.once('exit', resolve))
  // No message is null: to look at its kind throws where nothing catches.
  worker.postMessage(null)
  return gone
}

/**
 * Ends the running workers of a name as a crash would: in the midst of their work, by an error that
 * nothing catches. Answers how many there were.
 */
export const endWorkers = async (name: string): Promise<number> => {
  const ending = [...running].filter(({ threadName }) => threadName === name)
  await Promise.all(ending.map(end))
  return ending.length
}
