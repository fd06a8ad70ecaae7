import { z } from 'zod'
import { defineOperations } from './operation.ts'

/** What only the desktop window can do; not served anywhere else. */
export const windowOperations = defineOperations({
  'window.showDataFolder': {
    summary: 'Show the data folder in the file manager of the system',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({}),
  },
  'window.addFolder': {
    summary: 'Let a person choose a config folder and watch it from now on',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({ path: z.string().nullable().describe('null: none was chosen') }),
  },
})

/** A name of the operations above. */
export type WindowOperationName = keyof typeof windowOperations

/** Whether a name is that of an operation of the window. */
export const isWindowOperation = (name: string): name is WindowOperationName =>
  Object.hasOwn(windowOperations, name)
