import { exactTime, relativeTime } from '#renderer/lib/time.ts'
import { useNow } from '#renderer/lib/use-now.ts'

/** How long ago a moment was, the exact one on hover. */
export const Ago = ({ at }: { readonly at: number | null }) => {
  const now = useNow()
  if (at === null) return <span title="No record of it has a time">not recorded</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}
