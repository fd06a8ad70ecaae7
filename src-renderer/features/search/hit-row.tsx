import { Link } from '@tanstack/react-router'
import { CircleX } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import type { SearchHit } from '#schema/search.ts'
import { visibleText } from '#schema/visible-text.ts'
import { addressOf, placeOf } from './hit-words.ts'
import styles from './search.module.css'

/** A record that holds what was looked for; opens at it. */
export const HitRow = ({ hit }: { readonly hit: SearchHit }) => (
  <li className={styles.hit}>
    <Link
      to="/sessions/$id"
      params={{ id: hit.sessionId }}
      search={(before) => ({ ...keepFilter(before), ...addressOf(hit) })}
      className={styles.open}
      data-hit
    >
      <span className={styles.place}>
        {hit.isError && <CircleX size={12} aria-label="Failed" className={styles.failed} />}
        <span className={styles.kind}>{visibleText(placeOf(hit))}</span>
        {hit.agentId !== null && <span>subagent</span>}
        <Ago at={hit.at} />
      </span>
      <span className={styles.snippet} dir="auto">
        {hit.snippet.map(({ text, isHit }, place) => {
          const shown = visibleText(text)
          // Parts never change places.
          const key = `${place} ${isHit}`
          return isHit ? <mark key={key}>{shown}</mark> : <span key={key}>{shown}</span>
        })}
      </span>
    </Link>
  </li>
)
