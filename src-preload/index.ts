import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from './bridge.d.ts'

type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on('notice', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('operation', name, input),
  subscribe: (name, listener) => {
    // A wrapper of its own for every subscription, so that one listener may subscribe twice.
    const own: Listener = (payload) => listener(payload)
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known.add(own))
    return () => {
      known.delete(own)
    }
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
