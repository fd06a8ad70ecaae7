import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useState } from 'react'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { DiagnosticRow, DiagnosticSet } from '#schema/diagnostics.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './diagnostics.module.css'
import { RowPlace } from './row-place.tsx'
import { setWords } from './set-words.ts'

const pageSize = 100

interface RowsProps {
  readonly set: DiagnosticSet
  readonly rows: readonly DiagnosticRow[]
}

const Rows = ({ set, rows }: RowsProps) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">Place</th>
        <th scope="col">{setWords[set].what}</th>
        <th scope="col">When</th>
        <th scope="col" className={styles.right}>
          Records
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two records of a file may be alike
        <tr key={`${row.path} ${row.offset} ${place}`}>
          <th scope="row">
            <RowPlace row={row} />
          </th>
          <td>{visibleText(row.what)}</td>
          <td title={row.at === null ? undefined : exactTime(row.at)}>
            {row.at === null ? (
              <span className={styles.none}>not recorded</span>
            ) : (
              <Ago at={row.at} />
            )}
          </td>
          <td className={styles.right}>{exactCount(row.records)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

interface PagesProps {
  readonly total: number
  readonly offset: number
  readonly onMove: (offset: number) => void
}

const Pages = ({ total, offset, onMove }: PagesProps) =>
  total > pageSize && (
    <div className={styles.pages}>
      <Button disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - pageSize))}>
        Previous {pageSize}
      </Button>
      <span className={styles.why}>
        {exactCount(offset + 1)}–{exactCount(Math.min(total, offset + pageSize))} of{' '}
        {exactCount(total)}
      </span>
      <Button disabled={offset + pageSize >= total} onClick={() => onMove(offset + pageSize)}>
        Next {pageSize}
      </Button>
    </div>
  )

interface SheetProps {
  readonly set: DiagnosticSet
  readonly what: string | undefined
  readonly session: string | undefined
}

const Body = ({ set, what, session }: SheetProps) => {
  const [offset, setOffset] = useState(0)
  const question = { set, what, session, limit: pageSize, offset }
  const query = useOperation('diagnostics.rows', question, { isKept: true })
  return (
    <>
      <p className={styles.why}>
        {query.data && `${plural(query.data.total, 'row')}. `}
        {setWords[set].why}
      </p>
      <ScrollBox label="Rows" className={styles.scroll}>
        <QueryView
          query={query}
          what="these rows"
          skeleton={<SkeletonRows count={12} height={18} />}
        >
          {({ rows }) => rows.length > 0 && <Rows set={set} rows={rows} />}
        </QueryView>
      </ScrollBox>
      <Pages total={query.data?.total ?? 0} offset={offset} onMove={setOffset} />
    </>
  )
}

/** The rows behind a count, at the side; Esc and the button close it. */
export const RowsSheet = ({ onClose, ...sheet }: SheetProps & { readonly onClose: () => void }) => (
  <Dialog.Root
    open
    onOpenChange={(isOpen) => {
      if (!isOpen) onClose()
    }}
  >
    <Dialog.Portal>
      <Dialog.Backdrop className={styles.backdrop} />
      <Dialog.Popup className={styles.sheet}>
        <header className={styles.sheetHead}>
          <Dialog.Title className={styles.sheetTitle}>
            {setWords[sheet.set].title}
            {sheet.what !== undefined && <code> {visibleText(sheet.what)}</code>}
          </Dialog.Title>
          <ExportMenu
            {...asTable('diagnostic-rows', 'Rows', {
              set: sheet.set,
              what: sheet.what,
              session: sheet.session,
            })}
          />
          <Dialog.Close render={<Button aria-label="Close the rows" />}>
            <X size={14} aria-hidden />
          </Dialog.Close>
        </header>
        <Body key={`${sheet.set} ${sheet.what}`} {...sheet} />
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
)
