import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from './bridge.d.ts'

type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()

/** The last notice of each name that came before the page first asked for any of that name. */
const early = new Map<string, unknown>()

ipcRenderer.on('notice', (_event, name: string, payload: unknown) => {
  if (!listeners.has(name)) early.set(name, payload)
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('operation', name, input),
  subscribe: (name, listener) => {
    // A wrapper of its own for every subscription, so that one listener may subscribe twice.
    const own: Listener = (payload) => listener(payload)
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known.add(own))
    if (early.has(name)) own(early.get(name))
    early.delete(name)
    return () => {
      known.delete(own)
    }
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
