import { z } from 'zod'
import { defineOperations } from './operation.ts'
import { TableName } from './tables.ts'
import { ExportFormat } from './usage.ts'

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
  'window.saveTables': {
    summary: 'Let a person choose a place, and save tables there: one as a file, more in a folder',
    kind: 'command',
    access: 'local',
    input: z.object({
      format: ExportFormat,
      tables: z
        .array(
          z.object({
            table: TableName,
            input: z.record(z.string(), z.unknown()).describe('what tables.export takes beside it'),
          }),
        )
        .min(1)
        .max(50),
    }),
    output: z.object({
      saved: z.number().int().describe('0: the person thought better of it, or was told why not'),
    }),
  },
  'window.tellTables': {
    summary: 'Say how many tables the screen in front has, so that the menu can offer them',
    kind: 'command',
    access: 'local',
    input: z.object({ tables: z.number().int().nonnegative() }),
    output: z.object({}),
  },
})
