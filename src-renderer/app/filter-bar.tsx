import { X } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { localZone } from '#renderer/lib/time.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { visibleText } from '#schema/visible-text.ts'
import styles from './filter-bar.module.css'
import { PeriodPicker } from './period-picker.tsx'
import { Picker } from './picker.tsx'

const ProjectPicker = () => {
  const { choice, days, change } = useFilter()
  const { data } = useOperation(
    'projects.list',
    { ...days, timezone: localZone(), ...(choice.model ? { model: choice.model } : {}) },
    { isKept: true },
  )
  const options = (data?.rows ?? []).map(({ key, name, path, usage }) => ({
    value: key,
    label: visibleText(name),
    hint: visibleText(path ?? key),
    usage,
  }))
  return (
    <Picker
      noun="project"
      options={options}
      value={choice.project}
      onChange={(project) => change({ project })}
    />
  )
}

const ModelPicker = () => {
  const { choice, days, change } = useFilter()
  const colorOf = useModelColors()
  const { data } = useOperation(
    'usage.report',
    {
      ...days,
      by: 'model',
      timezone: localZone(),
      ...(choice.project ? { project: choice.project } : {}),
    },
    { isKept: true },
  )
  const options = (data?.rows ?? []).map((usage) => ({
    value: usage.key,
    label: modelLabel(usage.key),
    hint: visibleText(usage.key),
    color: colorOf(usage.key),
    usage,
  }))
  return (
    <Picker
      noun="model"
      options={options}
      value={choice.model}
      labelOf={modelLabel}
      onChange={(model) => change({ model })}
    />
  )
}

/** Esc clears the filter unless something nearer to the person wants it. */
const useEscape = (onEscape: () => void) => {
  const clear = useEffectEvent(onEscape)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      const { target } = event
      if (
        target instanceof HTMLElement &&
        target.closest('input, [role=dialog], [role=listbox], [role=menu]')
      )
        return
      clear()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Period, project and model; it holds across screens and the address says it. */
export const FilterBar = () => {
  const { isFiltered, clear } = useFilter()
  useEscape(() => {
    if (isFiltered) clear()
  })
  return (
    <search className={styles.bar} aria-label="Filters">
      <PeriodPicker />
      <ProjectPicker />
      <ModelPicker />
      {isFiltered && (
        <IconButton label="Clear all filters (Esc)" onClick={clear}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </search>
  )
}
