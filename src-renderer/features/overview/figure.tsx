import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { Headline, headlineBox } from '#renderer/ui/headline.tsx'
import type { SessionSort } from '#schema/sessions.ts'

interface FigureProps extends ComponentProps<typeof Headline> {
  readonly title?: string
  /** How the sessions behind the figure are sorted. */
  readonly sort: SessionSort
}

/** A headline figure: a door to the sessions that make it. */
export const Figure = ({ title, sort, ...figure }: FigureProps) => (
  <Link
    to="/sessions"
    search={(before) => ({ ...keepFilter(before), sort, order: 'desc' as const })}
    className={headlineBox}
    title={title}
  >
    <Headline {...figure} />
  </Link>
)
