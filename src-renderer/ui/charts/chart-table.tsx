import { visibleText } from '#schema/visible-text.ts'
import styles from './chart.module.css'
import { type ChartProps, shownValue } from './chart-types.ts'

interface ChartTableProps<Row> extends ChartProps<Row> {
  /** Head of the first column: "Day". */
  readonly head: string
  /** Said beside the name of a row. */
  readonly markOf?: (row: Row) => string | undefined
}

interface RowProps<Row> extends Omit<ChartTableProps<Row>, 'rows' | 'head' | 'title'> {
  readonly row: Row
}

const TableRow = <Row,>({ row, series, format, onPick, markOf }: RowProps<Row>) => {
  const mark = markOf?.(row)
  return (
    <tr>
      <th scope="row">
        {onPick ? (
          <button
            type="button"
            className={styles.rowButton}
            title="Filter to this; with shift, to it too"
            onClick={(event) => onPick(row, event)}
          >
            {format.name(row)}
          </button>
        ) : (
          format.name(row)
        )}
        {mark && (
          <span className={styles.mark} title={mark}>
            unusual
          </span>
        )}
      </th>
      {series.map((one) => (
        <td key={one.key}>{shownValue(one, row, format)}</td>
      ))}
      {format.total && <td className={styles.total}>{format.total(row)}</td>}
    </tr>
  )
}

/** The numbers of a chart, last row first; rows without any part are left out. */
export const ChartTable = <Row,>({ title, head, rows, ...rest }: ChartTableProps<Row>) => {
  const { series, format, height = 268 } = rest
  const said = rows.filter((row) => series.some(({ amount }) => amount(row) !== undefined))
  return (
    <section
      className={styles.tableBox}
      style={{ maxHeight: height }}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" title={visibleText(key)}>
                {label}
              </th>
            ))}
            {format.total && <th scope="col">Total</th>}
          </tr>
        </thead>
        <tbody>
          {said.toReversed().map((row) => (
            <TableRow key={format.key(row)} row={row} {...rest} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
