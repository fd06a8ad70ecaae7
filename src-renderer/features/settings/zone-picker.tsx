import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown, Search } from 'lucide-react'
import { useMemo } from 'react'
import { systemZone } from '#renderer/lib/time.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import { allZones, offsetOf, zoneWords } from '#renderer/lib/zones.ts'
import styles from '#renderer/ui/picker.module.css'

interface ZonePickerProps {
  /** IANA name; null follows the machine. */
  readonly zone: string | null
  readonly onChange: (zone: string | null) => void
}

interface Choice {
  readonly value: string | null
  readonly label: string
}

/** More than this nobody reads; typing narrows it. */
const mostShown = 60

const systemLabel = (): string => `System (${systemZone()})`

const choicesOf = (): readonly Choice[] => [
  { value: null, label: systemLabel() },
  ...allZones().map((value) => ({ value, label: value })),
]

const Option = ({ choice }: { readonly choice: Choice }) => {
  const offset = offsetOf(choice.value ?? systemZone(), useNow())
  return (
    <Combobox.Item value={choice} className={styles.item}>
      <Combobox.ItemIndicator className={styles.check} keepMounted>
        <Check size={13} aria-hidden />
      </Combobox.ItemIndicator>
      <span className={styles.name}>{choice.label}</span>
      <span className={styles.cost}>{offset}</span>
    </Combobox.Item>
  )
}

const Choices = () => (
  <Combobox.Popup className={styles.popup} aria-label="Choose a time zone">
    <div className={styles.search}>
      <Search size={13} aria-hidden />
      <Combobox.Input className={styles.input} placeholder="Find a time zone" />
    </div>
    <Combobox.Empty className={styles.empty}>
      <span>No time zone matches.</span>
    </Combobox.Empty>
    <Combobox.List className={styles.list}>
      {(choice: Choice) => <Option key={choice.label} choice={choice} />}
    </Combobox.List>
  </Combobox.Popup>
)

/** A searchable list of every time zone, the system's own first. */
export const ZonePicker = ({ zone, onChange }: ZonePickerProps) => {
  const choices = useMemo(choicesOf, [])
  const chosen = choices.find(({ value }) => value === zone) ?? { value: zone, label: zone ?? '' }
  return (
    <Combobox.Root
      items={choices}
      limit={mostShown}
      value={chosen}
      onValueChange={(next) => next && onChange(next.value)}
      itemToStringLabel={({ label }) => zoneWords(label)}
      isItemEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
    >
      <Combobox.Trigger className={styles.trigger} aria-label={`Time zone: ${chosen.label}`}>
        <span className={styles.value}>{chosen.label}</span>
        <ChevronDown size={13} aria-hidden />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="end" sideOffset={4} className={styles.positioner}>
          <Choices />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
