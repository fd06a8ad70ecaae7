import { CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { visibleText } from '#schema/visible-text.ts'
import styles from './folder-list.module.css'

const states = {
  watched: { Icon: CircleCheck, tone: styles.good },
  missing: { Icon: CircleSlash, tone: styles.soft },
  unreadable: { Icon: TriangleAlert, tone: styles.warning },
} as const

/** A folder, how it stands and what a person should know of it. */
export interface FolderLine {
  readonly path: string
  readonly state: keyof typeof states
  readonly note: string
  readonly action?: ReactNode
}

/** Folders below each other. */
export const FolderList = ({ folders }: { readonly folders: readonly FolderLine[] }) => (
  <ul className={styles.list}>
    {folders.map(({ path, state, note, action }) => {
      const { Icon, tone } = states[state]
      return (
        <li key={path} className={styles.folder}>
          <Icon size={15} className={tone} aria-hidden />
          <code>{visibleText(path)}</code>
          <span className={styles.note}>{note}</span>
          {action && <span className={styles.action}>{action}</span>}
        </li>
      )
    })}
  </ul>
)
