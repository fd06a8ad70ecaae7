import { type ReactNode, useEffect } from 'react'
import styles from './frame.module.css'
import { Freshness } from './freshness.tsx'

interface PageHeaderProps {
  readonly title: string
  /** Before the title: the way back. */
  readonly before?: ReactNode
  readonly children?: ReactNode
}

/** Title, filters and freshness of a screen. */
export const PageHeader = ({ title, before, children }: PageHeaderProps) => {
  useEffect(() => {
    document.title = `${title} · Rearview`
  }, [title])
  return (
    <header className={styles.header}>
      {before}
      <h1 className={styles.title}>{title}</h1>
      {children}
      <Freshness />
    </header>
  )
}
