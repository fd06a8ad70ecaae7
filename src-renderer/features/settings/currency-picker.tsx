import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown, Search } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import picker from '#renderer/ui/picker.module.css'
import { commonCurrencies, currencySymbol, isCurrency } from '#schema/currency.ts'
import styles from './settings.module.css'

interface CurrencyPickerProps {
  /** ISO 4217. */
  readonly code: string
  /** Currencies that a rate is known of. */
  readonly withRate: readonly string[]
  readonly onChange: (code: string) => void
}

interface Choice {
  readonly code: string
  readonly label: string
}

const other: Choice = { code: '', label: 'Other…' }

const names = new Intl.DisplayNames('en', { type: 'currency' })

const choiceOf = (code: string): Choice => ({ code, label: `${code} · ${names.of(code) ?? code}` })

const choicesOf = (code: string, withRate: readonly string[]): readonly Choice[] => [
  ...[...new Set([...commonCurrencies, ...withRate, code])].map(choiceOf),
  other,
]

const Option = ({ choice }: { readonly choice: Choice }) => (
  <Combobox.Item value={choice} className={picker.item}>
    <Combobox.ItemIndicator className={picker.check} keepMounted>
      <Check size={13} aria-hidden />
    </Combobox.ItemIndicator>
    <span className={picker.name}>{choice.label}</span>
    {choice.code !== '' && <span className={picker.cost}>{currencySymbol(choice.code)}</span>}
  </Combobox.Item>
)

const Choices = () => (
  <Combobox.Popup className={picker.popup} aria-label="Choose a currency">
    <div className={picker.search}>
      <Search size={13} aria-hidden />
      <Combobox.Input className={picker.input} placeholder="Find a currency" />
    </div>
    <Combobox.Empty className={picker.empty}>
      <span>None of these; clear the field and take Other… for any code.</span>
    </Combobox.Empty>
    <Combobox.List className={picker.list}>
      {(choice: Choice) => <Option key={choice.label} choice={choice} />}
    </Combobox.List>
  </Combobox.Popup>
)

interface OtherCodeProps {
  readonly onChange: (code: string) => void
  readonly onCancel: () => void
}

/** Any currency by its three letters. */
const OtherCode = ({ onChange, onCancel }: OtherCodeProps) => {
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isCurrency(code)) onChange(code.toUpperCase())
  }
  const isWrong = code.length === 3 && !isCurrency(code)
  return (
    <form className={styles.inline} onSubmit={submit}>
      <input
        className={`${styles.input} ${styles.code}`}
        aria-label="Currency code"
        placeholder="ISO"
        // biome-ignore lint/a11y/noAutofocus: the field takes the place of the list that was left for it
        autoFocus
        value={code}
        maxLength={3}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={isWrong}
        title={isWrong ? 'There is no such currency' : undefined}
        onChange={({ target }) => setCode(target.value)}
      />
      <Button type="submit" disabled={!isCurrency(code)}>
        Use it
      </Button>
      <Button onClick={onCancel}>Cancel</Button>
    </form>
  )
}

/** A searchable list of currencies, common ones first, and a field for any other. */
export const CurrencyPicker = ({ code, withRate, onChange }: CurrencyPickerProps) => {
  const [isOther, setOther] = useState(false)
  const choices = useMemo(() => choicesOf(code, withRate), [code, withRate])
  if (isOther) {
    const take = (next: string) => {
      setOther(false)
      onChange(next)
    }
    return <OtherCode onChange={take} onCancel={() => setOther(false)} />
  }
  const chosen = choiceOf(code)
  return (
    <Combobox.Root
      items={choices}
      value={chosen}
      onValueChange={(next) => {
        if (next?.code === '') setOther(true)
        else if (next) onChange(next.code)
      }}
      itemToStringLabel={({ label }) => label}
      isItemEqualToValue={(a, b) => a.code === b.code}
      autoHighlight
    >
      <Combobox.Trigger className={picker.trigger} aria-label={`Currency: ${chosen.label}`}>
        <span className={picker.value}>{chosen.label}</span>
        <ChevronDown size={13} aria-hidden />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="end" sideOffset={4} className={picker.positioner}>
          <Choices />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
