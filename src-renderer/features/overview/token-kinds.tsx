import { Link } from '@tanstack/react-router'
import { keepFilter } from '#renderer/client/filter.ts'
import { compactCount, exactCount, formatPercent } from '#renderer/lib/format.ts'
import { type TokenCounts, tokenKinds, totalTokens } from '#renderer/lib/palette.ts'
import { ShareBar } from '#renderer/ui/share-bar.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import styles from './totals.module.css'

/** What the tokens were: a bar of five kinds, and each with its count. */
export const TokenKinds = ({ totals }: { readonly totals: TokenCounts }) => {
  const sum = totalTokens(totals)
  return (
    <div className={styles.kinds}>
      <ShareBar parts={tokenKinds.map(({ key, color }) => ({ key, color, value: totals[key] }))} />
      <ul className={styles.legend} aria-label="Tokens by kind">
        {tokenKinds.map(({ key, label, color }) => (
          <li key={key}>
            <Link
              to="/sessions"
              search={(before) => ({ ...keepFilter(before), sort: 'tokens' as const })}
              className={styles.kind}
              title={`${exactCount(totals[key])} ${label.toLowerCase()} tokens, ${formatPercent(
                sum === 0 ? 0 : totals[key] / sum,
              )} of all`}
            >
              <Swatch color={color} />
              <span className={styles.kindLabel}>{label}</span>
              <span>{compactCount(totals[key])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
