import type { ReactNode } from 'react'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView, type QueryLike } from '#renderer/ui/query-view.tsx'
import { Skeleton } from '#renderer/ui/skeleton.tsx'

interface ChartViewProps<T> {
  readonly query: QueryLike<T>
  /** What is read, for the sentence of a failure: "the hours". */
  readonly what: string
  /** Pixels of the final shape, which a skeleton holds while it loads. */
  readonly height: number
  readonly isEmpty: (data: T) => boolean
  /** What would be here, and how to get it. */
  readonly empty: { readonly title: string; readonly text: ReactNode }
  readonly children: (data: T) => ReactNode
}

/** Loading, failed, empty or drawn: the states of every chart, all of one height. */
export const ChartView = <T,>({ isEmpty, empty, height, children, ...rest }: ChartViewProps<T>) => (
  <QueryView {...rest} skeleton={<Skeleton height={height} />}>
    {(data) =>
      isEmpty(data) ? <EmptyNotice title={empty.title}>{empty.text}</EmptyNotice> : children(data)
    }
  </QueryView>
)
