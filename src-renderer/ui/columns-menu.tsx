import { Menu } from '@base-ui/react/menu'
import { Check, Columns3 } from 'lucide-react'
import grid from './data-grid.module.css'
import styles from './picker.module.css'
import type { GridColumns } from './use-grid-columns.ts'

interface ColumnsMenuProps {
  /** What the table is called. */
  readonly label: string
  readonly columns: readonly { readonly id: string; readonly label: string }[]
  readonly state: Omit<GridColumns, 'shown'>
}

/** Which columns of a table are drawn; the first one always is. */
export const ColumnsMenu = ({ label, columns, state }: ColumnsMenuProps) => (
  <Menu.Root>
    <Menu.Trigger
      className={grid.columns}
      aria-label={`Columns of ${label}`}
      title="Columns"
      data-set={state.isChanged || undefined}
    >
      <Columns3 size={13} aria-hidden />
    </Menu.Trigger>
    <Menu.Portal>
      <Menu.Positioner sideOffset={4} align="end" className={styles.positioner}>
        <Menu.Popup className={styles.popup}>
          {columns.slice(1).map((column) => (
            <Menu.CheckboxItem
              key={column.id}
              className={styles.item}
              checked={!state.isHidden(column.id)}
              onCheckedChange={() => state.toggle(column.id)}
              closeOnClick={false}
            >
              <span className={grid.check}>
                {!state.isHidden(column.id) && <Check size={13} aria-hidden />}
              </span>
              {column.label}
            </Menu.CheckboxItem>
          ))}
          {state.isChanged && (
            <Menu.Item className={styles.all} onClick={state.reset}>
              All columns, in their own width
            </Menu.Item>
          )}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
)
