import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import styles from './compare.module.css'
import type { Opens } from './figure-rows.ts'

interface SideLinkProps {
  readonly id: string
  readonly opens: Opens
  /** What opens, for a hover. */
  readonly title: string
  readonly children: ReactNode
}

/** A figure of one of the two sessions, which opens what it counts. */
export const SideLink = ({ id, opens, title, children }: SideLinkProps) => (
  <Link
    to="/sessions/$id"
    params={{ id }}
    search={(before) => ({ ...keepFilter(before), ...opens })}
    className={styles.door}
    title={title}
  >
    {children}
  </Link>
)
