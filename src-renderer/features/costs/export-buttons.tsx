import { isDesktop } from '#renderer/client/call.ts'
import { useFilter } from '#renderer/client/filter.ts'
import { useDownload } from '#renderer/client/use-export.ts'
import { plural } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { CostGrouping, CostTable } from '#schema/cost-screen.ts'

interface ExportButtonsProps {
  readonly table: CostTable
  readonly by?: CostGrouping
  readonly rows: number
}

const formats = ['csv', 'json'] as const

/** Saves every row of a table; the desktop window has no downloads. */
export const ExportButtons = ({ table, by = 'model', rows }: ExportButtonsProps) => {
  const { filter } = useFilter()
  const { mutate, error } = useDownload('costs.export')
  if (isDesktop()) return null
  return (
    <>
      {formats.map((format) => {
        const name = format.toUpperCase()
        const words = `Export ${plural(rows, 'row')} as ${name}`
        return (
          <Button
            key={format}
            aria-label={words}
            title={words}
            onClick={() => mutate({ ...filter, table, by, format })}
          >
            {name}
          </Button>
        )
      })}
      <Trouble error={error} what="Nothing was exported." />
    </>
  )
}
