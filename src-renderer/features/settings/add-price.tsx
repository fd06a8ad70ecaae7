import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { OwnPrice } from '#schema/money.ts'
import styles from './settings.module.css'
import { usePriceCommand } from './use-price-command.ts'

const fields = [
  { key: 'input', label: 'Input' },
  { key: 'output', label: 'Output' },
  { key: 'cacheRead', label: 'Cache read' },
  { key: 'cacheWrite5m', label: 'Write 5 min' },
  { key: 'cacheWrite1h', label: 'Write 1 h' },
] as const

type Written = Readonly<Record<'model' | (typeof fields)[number]['key'], string>>

const nothing: Written = {
  model: '',
  input: '',
  output: '',
  cacheRead: '',
  cacheWrite5m: '',
  cacheWrite1h: '',
}

const optional = (key: keyof OwnPrice, text: string): Partial<OwnPrice> =>
  text.trim() === '' ? {} : { [key]: Number(text) }

/** What was written as a price; null while something is missing or no number. */
export const priceOf = (written: Written): OwnPrice | null => {
  const { model, input, output, cacheRead, cacheWrite5m, cacheWrite1h } = written
  if ([model, input, output].some((text) => text.trim() === '')) return null
  const price: OwnPrice = {
    model: model.trim(),
    input: Number(input),
    output: Number(output),
    ...optional('cacheRead', cacheRead),
    ...optional('cacheWrite5m', cacheWrite5m),
    ...optional('cacheWrite1h', cacheWrite1h),
  }
  const rates = Object.values(price).filter((value) => typeof value === 'number')
  return rates.every((rate) => rate >= 0) ? price : null
}

/** Sets a price for a model, in place of one it has. */
export const AddPrice = ({ modelsId }: { readonly modelsId: string }) => {
  const add = usePriceCommand('money.setPrice')
  const [written, setWritten] = useState(nothing)
  const price = priceOf(written)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (price) add.run(price, { onDone: () => setWritten(nothing) })
  }
  const write = (key: keyof Written) => (event: { target: { value: string } }) =>
    setWritten({ ...written, [key]: event.target.value })
  return (
    <form className={styles.add} onSubmit={submit}>
      <label className={styles.label}>
        Model
        <input
          className={styles.input}
          value={written.model}
          list={modelsId}
          placeholder="house-model"
          spellCheck={false}
          autoComplete="off"
          maxLength={200}
          onChange={write('model')}
        />
      </label>
      {fields.map(({ key, label }) => (
        <label key={key} className={`${styles.label} ${styles.figure}`}>
          {label}
          <input
            className={styles.input}
            type="number"
            min={0}
            max={1_000_000}
            step="any"
            value={written[key]}
            onChange={write(key)}
          />
        </label>
      ))}
      <Button type="submit" disabled={add.isPending || !price}>
        <Plus size={14} aria-hidden />
        Set price
      </Button>
      <Trouble error={add.error} />
    </form>
  )
}
