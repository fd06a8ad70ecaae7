import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface ReaderLinkProps {
  readonly id: string
  /** Kinds of records that the reader shows, as its address writes them. */
  readonly show?: string
  readonly layout?: 'compact' | 'prompts'
  /** What opens, for a hover. */
  readonly title: string
  readonly children: ReactNode
}

/** A figure that opens its records in the reader. */
export const ReaderLink = ({ id, show, layout, title, children }: ReaderLinkProps) => (
  <Link
    to="/sessions/$id"
    params={{ id }}
    search={(before) => ({ ...before, tab: undefined, show, layout })}
    title={title}
  >
    {children}
  </Link>
)
