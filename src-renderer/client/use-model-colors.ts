import { useMemo } from 'react'
import { modelColors, toCss } from '#renderer/lib/palette.ts'
import { localZone } from '#renderer/lib/time.ts'
import { useOperation } from './use-operation.ts'

/** Colour of each model of the store, whatever the filter, so that no filter repaints a chart. */
export const useModelColors = (): ((model: string) => string) => {
  const { data } = useOperation('usage.report', { by: 'model', timezone: localZone() })
  return useMemo(() => {
    const colors = modelColors(data?.rows.map(({ key }) => key) ?? [])
    return (model: string) => {
      const color = colors.get(model) ?? modelColors([model]).get(model)
      return color ? toCss(color) : 'var(--ink-faint)'
    }
  }, [data])
}
