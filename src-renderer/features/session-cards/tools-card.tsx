import { exactCount } from '#renderer/lib/format.ts'
import { toolFamily } from '#renderer/lib/tool-family.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { Fact, FactList, Headline } from '#renderer/ui/fact-list.tsx'
import { OutcomeBars } from '#renderer/ui/outcome-bars.tsx'
import type { ToolsCard as Tools } from '#schema/session-cards.ts'
import { ReaderLink } from './reader-link.tsx'

const barsOf = ({ tool_breakdown: counts }: Tools) =>
  Object.entries(counts).map(([name, success]) => ({
    name,
    success,
    errors: 0,
    color: `var(--tool-${toolFamily(name)})`,
  }))

interface ToolsCardProps {
  readonly card: Tools
  readonly id: string
}

/** Which tools were called, and how often they failed. */
export const ToolsCard = ({ card, id }: ToolsCardProps) => {
  if (card.total_calls === 0) return <EmptyNotice title="No tool was called." />
  const failed = card.error_count - card.rejected_count
  return (
    <>
      <Headline note={card.total_calls === 1 ? 'call' : 'calls'}>
        <ReaderLink id={id} show="tools" title="Read the tool calls of the main transcript">
          {exactCount(card.total_calls)}
        </ReaderLink>
      </Headline>
      <OutcomeBars label="Tools" bars={barsOf(card)} />
      <FactList>
        <Fact name="Failed">
          {failed === 0 ? (
            '0'
          ) : (
            <ReaderLink id={id} show="errors" title="Read what failed in the main transcript">
              {exactCount(failed)}
            </ReaderLink>
          )}
        </Fact>
        <Fact name="Refused by you" title="A person said no; some count these as errors">
          {exactCount(card.rejected_count)}
        </Fact>
      </FactList>
    </>
  )
}
