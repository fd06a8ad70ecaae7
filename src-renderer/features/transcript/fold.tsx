import { ChevronRight } from 'lucide-react'
import { createContext, type ReactNode, use, useState } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import styles from './blocks.module.css'

/** Which folds are open. Rows out of sight are not kept, so this is. */
export const OpenFolds = createContext<Set<string>>(new Set())

/** Whether what is looked for stands in this row, so that its folds open by themselves. */
export const FoundHere = createContext(false)

interface FoldProps {
  /** Unique in its transcript. */
  readonly id: string
  readonly head: ReactNode
  readonly tone?: 'plain' | 'bad'
  readonly children: ReactNode
}

/** One line that opens. */
export const Fold = ({ id, head, tone = 'plain', children }: FoldProps) => {
  const open = use(OpenFolds)
  const isFound = use(FoundHere)
  const [isOpen, setOpen] = useState(isFound || open.has(id))
  const [wasFound, setFound] = useState(isFound)
  if (wasFound !== isFound) {
    setFound(isFound)
    if (isFound) setOpen(true)
  }
  const toggle = () => {
    if (isOpen) open.delete(id)
    else open.add(id)
    setOpen(!isOpen)
  }
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={cx(styles.foldHead, tone === 'bad' && styles.bad)}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        <ChevronRight size={13} className={styles.chevron} aria-hidden />
        {head}
      </button>
      {isOpen && <div className={styles.foldBody}>{children}</div>}
    </div>
  )
}
