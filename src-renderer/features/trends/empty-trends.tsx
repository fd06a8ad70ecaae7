import { useOperation } from '#renderer/client/use-operation.ts'
import { addDays, dayInZone, dayRange } from '#renderer/lib/days.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { useTrendsChoice } from './trends-controls.tsx'

/** Days that are offered: the newest session began on the last of them. */
const offeredDays = 30

/**
 * The way to the newest days that have a session; nothing where they are those one looks at. Which
 * sessions have a branch cannot be asked here, so of those alone nothing is promised.
 */
const NewestDays = () => {
  const { choice, range, change } = useTrendsChoice()
  const newest = {
    ...(choice.repo ? { project: [choice.repo] } : {}),
    sort: 'firstAt',
    order: 'desc',
    limit: 1,
  } as const
  const isEnabled = choice.branchless === undefined
  const { data } = useOperation('sessions.list', newest, { isEnabled })
  const firstAt = data?.rows[0]?.firstAt
  if (!firstAt || !isEnabled) return null
  const to = dayInZone(firstAt, 'UTC')
  if (to >= range.start && to <= range.end) return null
  const from = addDays(to, 1 - offeredDays)
  return (
    <p>
      <Button onClick={() => change({ last: undefined, from, to })}>
        Show {dayRange(from, to)}, when the newest session began
      </Button>
    </p>
  )
}

/** A period in which no session began, and where there is one. */
export const EmptyTrends = () => (
  <Card title="Nothing to draw">
    <EmptyNotice title="No session began in this period.">
      <p>Choose a longer period or another project above. The days are UTC days.</p>
      <NewestDays />
    </EmptyNotice>
  </Card>
)
