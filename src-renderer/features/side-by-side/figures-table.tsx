import { Link } from '@tanstack/react-router'
import { keepFilter } from '#renderer/client/filter.ts'
import { costName } from '#renderer/lib/money.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { Spoken } from '#renderer/ui/spoken.tsx'
import type { ComparedSession } from '#schema/side-by-side.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './compare.module.css'
import { differenceWords, type FigureRow, figureRows, shareWords } from './figure-rows.ts'
import { SideLink } from './side-link.tsx'

interface Sides {
  readonly a: ComparedSession
  readonly b: ComparedSession
}

const Head = ({ session }: { readonly session: ComparedSession }) => (
  <th scope="col">
    <Link
      to="/sessions/$id"
      params={{ id: session.id }}
      search={keepFilter}
      className={styles.title}
      title={visibleText(session.title ?? session.id)}
    >
      {visibleText(session.title ?? `untitled ${session.id.slice(0, 8)}`)}
    </Link>
    <span className={styles.sub}>
      {visibleText(session.projectName)}
      {session.firstAt !== null && ` · ${exactTime(session.firstAt)}`}
    </span>
  </th>
)

const Value = ({
  row,
  session,
}: {
  readonly row: FigureRow
  readonly session: ComparedSession
}) => {
  const value = row.amountOf(session)
  const shown = row.label === 'Cost' ? <Cost usage={session.usage} /> : value && row.format(value)
  if (value === null) return shown ?? row.none
  if (value === 0) return row.format(0)
  return (
    <SideLink id={session.id} opens={row.opens} title={`Show ${row.label.toLowerCase()}`}>
      {shown}
    </SideLink>
  )
}

const Row = ({ row, a, b }: Sides & { readonly row: FigureRow }) => {
  const [left, right] = [row.amountOf(a), row.amountOf(b)]
  return (
    <tr>
      <th scope="row">{row.label === 'Cost' ? costName() : row.label}</th>
      <td>
        <Value row={row} session={a} />
      </td>
      <td>
        <Value row={row} session={b} />
      </td>
      <td>{differenceWords(left, right, row.format)}</td>
      <td>{shareWords(left, right)}</td>
    </tr>
  )
}

/** Figures of two sessions with what the second has more or less. */
export const FiguresTable = ({ a, b }: Sides) => (
  <table className={styles.figures}>
    <thead>
      <tr>
        <th scope="col">
          <Spoken>Figure</Spoken>
        </th>
        <Head session={a} />
        <Head session={b} />
        <th scope="col">Difference</th>
        <th scope="col">
          <Spoken>In per cent</Spoken>
        </th>
      </tr>
    </thead>
    <tbody>
      {figureRows.map((row) => (
        <Row key={row.label} row={row} a={a} b={b} />
      ))}
    </tbody>
  </table>
)
