import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'

/** Saves the usage report of the present filter, by day. */
export const UsageExport = () => {
  const { filter } = useFilter()
  return <ExportMenu {...asTable('usage-by-day', 'Usage per day', filter)} />
}
