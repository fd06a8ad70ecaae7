import { X } from 'lucide-react'
import { useState } from 'react'
import { asTable } from '#renderer/client/tables.ts'
import { plainUsd } from '#renderer/lib/money.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { Spoken } from '#renderer/ui/spoken.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { OwnPrice, Prices } from '#schema/money.ts'
import { visibleText } from '#schema/visible-text.ts'
import { AddPrice } from './add-price.tsx'
import { RemovedNotice } from './removed-notice.tsx'
import styles from './settings.module.css'
import { usePriceCommand } from './use-price-command.ts'

interface OwnPriceTableProps {
  readonly own: Prices['own']
  /** Id of the list of known models. */
  readonly modelsId: string
}

/** A rate that was set, or the one that follows from the input's. */
const Rate = ({ set, usual }: { readonly set: number | undefined; readonly usual: number }) => (
  <td className={styles.right} title={set === undefined ? 'as usual for this input' : undefined}>
    {set === undefined && '≈ '}
    {plainUsd(set ?? usual)}
  </td>
)

interface RowsProps {
  readonly own: Prices['own']
  readonly onRemove: (price: Prices['own'][number]) => void
}

const columns = ['Input', 'Output', 'Cache read', 'Write 5 min', 'Write 1 h']

const Rows = ({ own, onRemove }: RowsProps) => (
  <table className={styles.table} aria-label="Prices of your own">
    <thead>
      <tr>
        <th scope="col">Model</th>
        {columns.map((name) => (
          <th key={name} scope="col" className={styles.right}>
            {name}
          </th>
        ))}
        <th scope="col">
          <Spoken>Actions</Spoken>
        </th>
      </tr>
    </thead>
    <tbody>
      {own.map((price) => (
        // One model may have several prices, each between days of its own.
        <tr key={JSON.stringify(price)}>
          <th scope="row" className={styles.model}>
            {visibleText(price.model)}
          </th>
          <Rate set={price.input} usual={price.input} />
          <Rate set={price.output} usual={price.output} />
          <Rate set={price.cacheRead} usual={0.1 * price.input} />
          <Rate set={price.cacheWrite5m} usual={1.25 * price.input} />
          <Rate set={price.cacheWrite1h} usual={2 * price.input} />
          <td className={styles.right}>
            {price.isDated ? (
              <span title="Holds between days, which cannot be set here">dated</span>
            ) : (
              <IconButton
                label={`Remove the price of ${visibleText(price.model)}`}
                onClick={() => onRemove(price)}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Prices of one's own, a line for each model. */
export const OwnPriceTable = ({ own, modelsId }: OwnPriceTableProps) => {
  const remove = usePriceCommand('money.removePrice')
  const restore = usePriceCommand('money.setPrice')
  const [removed, setRemoved] = useState<OwnPrice | null>(null)
  // Said at once: the row is gone before all that is stored is priced anew.
  const take = ({ isDated: _, ...price }: Prices['own'][number]) => {
    setRemoved(price)
    remove.run({ model: price.model }, { onFail: () => setRemoved(null) })
  }
  return (
    <div className={styles.part}>
      <p className={styles.name}>Prices of your own</p>
      <p className={styles.hint}>
        US dollars per million tokens. They go before the price book, for all calls of the model,
        whenever they were. A cache field left empty follows the input.
      </p>
      {own.length > 0 && (
        <>
          <Rows own={own} onRemove={take} />
          <ExportMenu {...asTable('own-prices', 'Your prices')} />
        </>
      )}
      <Trouble error={remove.error ?? restore.error} />
      <RemovedNotice
        what={removed && `the price of ${visibleText(removed.model)}`}
        onUndo={() => removed && restore.run(removed, { onDone: () => setRemoved(null) })}
      />
      <AddPrice modelsId={modelsId} />
    </div>
  )
}
