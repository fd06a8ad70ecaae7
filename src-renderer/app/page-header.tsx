import { type ReactNode, useEffect } from 'react'
import styles from './frame.module.css'
import { Freshness } from './freshness.tsx'

interface PageHeaderProps {
  readonly title: string
  readonly children?: ReactNode
}

/** Title, filters and freshness of a screen. */
export const PageHeader = ({ title, children }: PageHeaderProps) => {
  useEffect(() => {
    document.title = `${title} · Rearview`
  }, [title])
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      {children}
      <Freshness />
    </header>
  )
}
