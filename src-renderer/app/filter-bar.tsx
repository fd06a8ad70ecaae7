import { X } from 'lucide-react'
import { useFilter, useFilterWithout } from '#renderer/client/filter.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { useIdle } from '#renderer/lib/use-idle.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { visibleText } from '#schema/visible-text.ts'
import styles from './filter-bar.module.css'
import { PeriodPicker } from './period-picker.tsx'
import { Picker } from './picker.tsx'
import { useEscape } from './use-escape.ts'

const none: readonly string[] = []
/** The address names a list only where it names something. */
const orAll = (values: readonly string[]) => (values.length > 0 ? values : undefined)

const ProjectPicker = () => {
  const { choice, change } = useFilter()
  const { data } = useOperation('projects.list', useFilterWithout('project'), { isKept: true })
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
      values={choice.project ?? none}
      onChange={(project) => change({ project: orAll(project) })}
    />
  )
}

const ModelPicker = () => {
  const { choice, change } = useFilter()
  const colorOf = useModelColors()
  const question = { ...useFilterWithout('model'), by: 'model' as const }
  const { data } = useOperation('usage.report', question, { isKept: true })
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
      values={choice.model ?? none}
      labelOf={modelLabel}
      onChange={(model) => change({ model: orAll(model) })}
    />
  )
}

/** Only where there is more than one agent to choose from. */
const ProviderPicker = () => {
  const { choice, change } = useFilter()
  const question = { ...useFilterWithout('provider'), by: 'provider' as const }
  const isEnabled = useIdle(true)
  const { data } = useOperation('usage.report', question, { isKept: true, isEnabled })
  const options = (data?.rows ?? []).map((usage) => ({
    value: usage.key,
    label: usage.label,
    hint: usage.key,
    usage,
  }))
  if (options.length < 2 && !choice.provider) return null
  return (
    <Picker
      noun="agent"
      options={options}
      values={choice.provider ?? none}
      onChange={(provider) => change({ provider: orAll(provider) })}
    />
  )
}

/** Only where there are tags, or one is chosen that is on no session any more. */
const TagPicker = () => {
  const { choice, change } = useFilter()
  const isEnabled = useIdle(true)
  const { data } = useOperation('tags.cloud', {}, { isKept: true, isEnabled })
  const options = (data?.tags ?? []).map(({ name, category, color, count }) => ({
    value: name,
    label: visibleText(name),
    hint: `${visibleText(name)} · ${category}`,
    ...{ color, count },
  }))
  if (options.length === 0 && !choice.tag) return null
  return (
    <Picker
      noun="tag"
      options={options}
      values={choice.tag ?? none}
      onChange={(tag) => change({ tag: orAll(tag) })}
    />
  )
}

interface FilterBarProps {
  /** Whether projects can be chosen: not where the screen itself is about them. */
  readonly hasProjects?: boolean
}

/** Period, projects, models, agents and tags; it holds across screens and the address says it. */
export const FilterBar = ({ hasProjects = true }: FilterBarProps) => {
  const { isFiltered, clear, stepBack } = useFilter()
  useEscape(stepBack)
  return (
    <search className={styles.bar} aria-label="Filters">
      <PeriodPicker />
      {hasProjects && <ProjectPicker />}
      <ModelPicker />
      <ProviderPicker />
      <TagPicker />
      {isFiltered && (
        <IconButton label="Clear all filters" onClick={clear}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </search>
  )
}
