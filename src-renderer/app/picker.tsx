import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown, Search } from 'lucide-react'
import { cx } from '#renderer/lib/class-names.ts'
import { Cost, type CostFacts } from '#renderer/ui/cost.tsx'
import styles from '#renderer/ui/picker.module.css'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { visibleText } from '#schema/visible-text.ts'

/** Something to filter by, with what it cost. */
export interface PickerOption {
  readonly value: string
  readonly label: string
  /** The whole name, also searched: a path, a model id. */
  readonly hint: string
  readonly color?: string
  readonly usage: CostFacts
}

interface PickerProps {
  readonly noun: string
  readonly options: readonly PickerOption[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
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
      <Cost usage={option.usage} />
    </span>
  </Combobox.Item>
)

const Choices = ({ noun, value, onChange }: Pick<PickerProps, 'noun' | 'value' | 'onChange'>) => (
  <Combobox.Popup className={styles.popup} aria-label={`Choose a ${noun}`}>
    <div className={styles.search}>
      <Search size={13} aria-hidden />
      <Combobox.Input className={styles.input} placeholder={`Find a ${noun}`} />
    </div>
    {value && (
      <button type="button" className={styles.all} onClick={() => onChange(undefined)}>
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

/** A searchable list of projects or models; choosing the chosen one again takes it out. */
export const Picker = ({ noun, options, value, onChange, labelOf }: PickerProps) => {
  const chosen = options.find((option) => option.value === value) ?? null
  const name = chosen?.label ?? (value && visibleText(labelOf?.(value) ?? value))
  return (
    <Combobox.Root
      items={options}
      value={chosen}
      onValueChange={(next) => onChange(next?.value === value ? undefined : next?.value)}
      itemToStringLabel={({ label, hint }) => `${label} ${hint}`}
      isItemEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
    >
      <Combobox.Trigger
        className={cx(styles.trigger, value && styles.set)}
        aria-label={`Filter by ${noun}: ${name ?? 'all'}`}
      >
        <span className={styles.value}>{name ?? `All ${noun}s`}</span>
        <ChevronDown size={13} aria-hidden />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className={styles.positioner}>
          <Choices noun={noun} value={value} onChange={onChange} />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
