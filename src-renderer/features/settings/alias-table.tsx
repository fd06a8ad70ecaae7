import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { asTable } from '#renderer/client/tables.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { Spoken } from '#renderer/ui/spoken.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import { visibleText } from '#schema/visible-text.ts'
import { RemovedNotice } from './removed-notice.tsx'
import styles from './settings.module.css'
import { usePriceCommand } from './use-price-command.ts'

interface Alias {
  readonly from: string
  readonly to: string
}

interface AliasTableProps {
  readonly aliases: Readonly<Record<string, string>>
  /** Id of the list of known models. */
  readonly modelsId: string
}

const wordsOf = ({ from, to }: Alias): string => visibleText(`${from} → ${to}`)

interface RowsProps {
  readonly rows: readonly Alias[]
  readonly onRemove: (alias: Alias) => void
}

const Rows = ({ rows, onRemove }: RowsProps) => (
  <table className={styles.table} aria-label="Model aliases">
    <thead>
      <tr>
        <th scope="col">Model</th>
        <th scope="col">Priced as</th>
        <th scope="col">
          <Spoken>Actions</Spoken>
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((alias) => (
        <tr key={alias.from}>
          <th scope="row" className={styles.model}>
            {visibleText(alias.from)}
          </th>
          <td className={styles.model}>{visibleText(alias.to)}</td>
          <td className={styles.right}>
            <IconButton label={`Remove ${wordsOf(alias)}`} onClick={() => onRemove(alias)}>
              <X size={14} aria-hidden />
            </IconButton>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const AddAlias = ({ modelsId }: Pick<AliasTableProps, 'modelsId'>) => {
  const add = usePriceCommand('money.setAlias')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isWhole = from.trim() !== '' && to.trim() !== ''
  const clear = () => {
    setFrom('')
    setTo('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) add.run({ from: from.trim(), to: to.trim() }, { onDone: clear })
  }
  const field = { className: styles.input, spellCheck: false, autoComplete: 'off', maxLength: 200 }
  return (
    <form className={styles.add} onSubmit={submit}>
      <label className={styles.label}>
        Model in transcripts
        <input
          {...field}
          value={from}
          placeholder="openrouter/claude-opus"
          onChange={({ target }) => setFrom(target.value)}
        />
      </label>
      <label className={styles.label}>
        Priced as
        <input
          {...field}
          value={to}
          list={modelsId}
          placeholder="claude-opus-4-6"
          onChange={({ target }) => setTo(target.value)}
        />
      </label>
      <Button type="submit" disabled={add.isPending || !isWhole}>
        <Plus size={14} aria-hidden />
        Add alias
      </Button>
      <Trouble error={add.error} />
    </form>
  )
}

/** Models that are charged by the price of another. */
export const AliasTable = ({ aliases, modelsId }: AliasTableProps) => {
  const remove = usePriceCommand('money.removeAlias')
  const restore = usePriceCommand('money.setAlias')
  const [removed, setRemoved] = useState<Alias | null>(null)
  // Said at once: the row is gone before all that is stored is priced anew.
  const take = (alias: Alias) => {
    setRemoved(alias)
    remove.run({ from: alias.from }, { onFail: () => setRemoved(null) })
  }
  const rows = Object.entries(aliases).map(([from, to]) => ({ from, to }))
  return (
    <div className={styles.part}>
      <p className={styles.name}>Model aliases</p>
      <p className={styles.hint}>
        A gateway may give a model a name of its own. Say which model it is, and its calls are
        priced anew, those already stored included.
      </p>
      {rows.length > 0 && (
        <>
          <Rows rows={rows} onRemove={take} />
          <ExportMenu {...asTable('model-aliases', 'Model aliases')} />
        </>
      )}
      <Trouble error={remove.error ?? restore.error} />
      <RemovedNotice
        what={removed && wordsOf(removed)}
        onUndo={() => removed && restore.run(removed, { onDone: () => setRemoved(null) })}
      />
      <AddAlias modelsId={modelsId} />
    </div>
  )
}
