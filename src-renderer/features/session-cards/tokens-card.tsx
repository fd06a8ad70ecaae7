import { compactCount, exactCount, formatPercent } from '#renderer/lib/format.ts'
import { tokenKinds, totalTokens } from '#renderer/lib/palette.ts'
import { Fact, FactList, Headline } from '#renderer/ui/fact-list.tsx'
import { ShareBar } from '#renderer/ui/share-bar.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { TokensCard as Tokens } from '#schema/session-cards.ts'
import type { UsageTotals } from '#schema/usage.ts'
import styles from './cards.module.css'

interface TokensCardProps {
  readonly card: Tokens
  /** The same tokens with cache writes by their lifetime. */
  readonly usage: UsageTotals
}

/** Tokens by kind, of the session and its subagents. */
export const TokensCard = ({ card, usage }: TokensCardProps) => {
  const prompt = card.input + card.cache_creation + card.cache_read
  const parts = tokenKinds.map(({ key, color }) => ({ key, value: usage[key], color }))
  return (
    <>
      <Headline note={prompt > 0 && `${formatPercent(card.cache_read / prompt)} of prompts cached`}>
        <span title={exactCount(totalTokens(usage))}>{compactCount(totalTokens(usage))}</span>
      </Headline>
      <div className={styles.bar}>
        <ShareBar parts={parts} />
      </div>
      <FactList>
        {tokenKinds.map(({ key, label, color }) => (
          <Fact key={key} name={label} mark={<Swatch color={color} />}>
            {exactCount(usage[key])}
          </Fact>
        ))}
      </FactList>
    </>
  )
}
