import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown, Search } from 'lucide-react'
import { cx } from '#renderer/lib/class-names.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { Cost, type CostFacts } from '#renderer/ui/cost.tsx'
import styles from '#renderer/ui/picker.module.css'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { visibleText } from '#schema/visible-text.ts'

/** Something to filter by, with what it cost or how many there are. */
export interface PickerOption {
  readonly value: string
  readonly label: string
  /** The whole name, also searched: a path, a model id. */
  readonly hint: string
  readonly color?: string
  /** What it cost; else how many there are of it. */
  readonly usage?: CostFacts
  readonly count?: number
}

interface PickerProps {
  readonly noun: string
  readonly options: readonly PickerOption[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  /** Names a value that is not among the options. */
  readonly labelOf?: (value: string) => string
}

const Option = ({ option }: { readonly option: PickerOption }) => (
  <Combobox.Item value={option} className={styles.item} title={option.hint}>
    <Combobox.ItemIndicator className={styles.check} keepMounted>
      <Check size={13} aria-hidden />
    </Combobox.ItemIndicator>
    {option.color && <Swatch color={option.color} />}
    <span className={styles.name}>{option.label}</span>
    <span className={styles.cost}>
      {option.usage ? <Cost usage={option.usage} /> : exactCount(option.count ?? 0)}
    </span>
  </Combobox.Item>
)

const Choices = ({ noun, values, onChange }: Pick<PickerProps, 'noun' | 'values' | 'onChange'>) => (
  <Combobox.Popup className={styles.popup} aria-label={`Choose a ${noun}`}>
    <div className={styles.search}>
      <Search size={13} aria-hidden />
      <Combobox.Input className={styles.input} placeholder={`Find a ${noun}`} />
    </div>
    {values.length > 0 && (
      <button type="button" className={styles.all} onClick={() => onChange([])}>
        All {noun}s
      </button>
    )}
    <Combobox.Empty className={styles.empty}>
      <span>No {noun} matches.</span>
    </Combobox.Empty>
    <Combobox.List className={styles.list}>
      {(option: PickerOption) => <Option key={option.value} option={option} />}
    </Combobox.List>
  </Combobox.Popup>
)

/** What is chosen in words: one by its name, several by how many they are. */
const chosenWords = (noun: string, names: readonly string[]): string | undefined =>
  names.length > 1 ? plural(names.length, noun) : names[0]

/** A searchable list of projects or models, any number of which may be chosen. */
export const Picker = ({ noun, options, values, onChange, labelOf }: PickerProps) => {
  const chosen = options.filter((option) => values.includes(option.value))
  const names = values.map(
    (value) =>
      chosen.find((option) => option.value === value)?.label ??
      visibleText(labelOf?.(value) ?? value),
  )
  const words = chosenWords(noun, names)
  return (
    <Combobox.Root
      multiple
      items={options}
      value={chosen}
      // What is chosen and not in this list, as it has no call in the period, stays chosen.
      onValueChange={(next) =>
        onChange([
          ...values.filter((value) => !chosen.some((option) => option.value === value)),
          ...next.map(({ value }) => value),
        ])
      }
      itemToStringLabel={({ label, hint }) => `${label} ${hint}`}
      isItemEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
    >
      <Combobox.Trigger
        className={cx(styles.trigger, words && styles.set)}
        aria-label={`Filter by ${noun}: ${names.join(', ') || 'all'}`}
        title={names.length > 1 ? names.join('\n') : undefined}
      >
        <span className={styles.value}>{words ?? `All ${noun}s`}</span>
        <ChevronDown size={13} aria-hidden />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className={styles.positioner}>
          <Choices noun={noun} values={values} onChange={onChange} />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
