import { Link } from '@tanstack/react-router'
import { ArrowUpRight, CircleCheck, CircleDashed, type LucideIcon, RotateCcw } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { CopyButton } from '#renderer/ui/copy-button.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import type { PairStatus, QaPair } from '#schema/qa.ts'
import { visibleLines, visibleText } from '#schema/visible-text.ts'
import styles from './qa.module.css'
import { inlineCode, withoutCode } from './answer-text.ts'

/** What became of a question, in a word, and why it is said. */
export const statusWords: Readonly<
  Record<PairStatus, { readonly label: string; readonly why: string; readonly Icon: LucideIcon }>
> = {
  resolved: { label: 'Resolved', why: 'It was answered with code', Icon: CircleCheck },
  looped: { label: 'Looped', why: 'It was asked again twice or more', Icon: RotateCcw },
  open: { label: 'Open', why: 'No code, and not asked again', Icon: CircleDashed },
}

const Status = ({ status }: Pick<QaPair, 'status'>) => {
  const { label, why, Icon } = statusWords[status]
  return (
    <span className={styles.status} data-status={status} title={why}>
      <Icon size={13} aria-hidden />
      {label}
    </span>
  )
}

const Snippet = ({ language, code }: QaPair['snippets'][number]) => (
  <figure className={styles.snippet}>
    <figcaption>
      {visibleText(language) || 'code'}
      <CopyButton text={code} label="Copy the snippet" isIcon />
    </figcaption>
    <ScrollBox
      className={styles.code}
      label={`Code, ${visibleText(language) || 'no language named'}`}
    >
      <pre>
        <code>{visibleLines(code)}</code>
      </pre>
    </ScrollBox>
  </figure>
)

const OpenLink = ({ pair }: { readonly pair: QaPair }) => {
  const place = pair.uuid === null ? { seq: pair.seq } : { message: pair.uuid }
  return (
    <Link
      to="/sessions/$id"
      params={{ id: pair.sessionId }}
      search={(before) => ({ ...keepFilter(before), ...place })}
      className={styles.open}
    >
      Open in transcript
      <ArrowUpRight size={13} aria-hidden />
    </Link>
  )
}

/** A question with the beginning of its answer, its code, and what it took. */
export const PairRow = ({ pair }: { readonly pair: QaPair }) => {
  const answer = withoutCode(pair.answer)
  return (
    <article className={styles.pair} aria-label={visibleText(pair.question.slice(0, 80))}>
      <header className={styles.head}>
        <Status status={pair.status} />
        <span title="Answers with text">{plural(pair.attempts, 'attempt')}</span>
        {pair.loops > 0 && (
          <span title="Times it was said that the answer did not do">
            {plural(pair.loops, 'follow-up')}
          </span>
        )}
        <span className={styles.project}>{visibleText(pair.projectName)}</span>
        {pair.model !== null && <span>{visibleText(modelLabel(pair.model))}</span>}
        <Ago at={pair.at} />
        <OpenLink pair={pair} />
      </header>
      <p className={styles.question} dir="auto">
        {visibleLines(pair.question)}
        {pair.isQuestionCut && '…'}
      </p>
      {answer === '' ? (
        <p className={styles.silent}>
          {pair.snippets.length > 0 ? 'Answered with code alone.' : 'No answer in words.'}
        </p>
      ) : (
        <p className={styles.answer} dir="auto">
          {inlineCode(answer).map(({ text, isCode }, place) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text never change places
            isCode ? <code key={place}>{visibleText(text)}</code> : visibleLines(text),
          )}
          {pair.isAnswerCut && '…'}
        </p>
      )}
      {pair.snippets.length > 0 && (
        <div className={styles.snippets}>
          {pair.snippets.map((snippet, place) => (
            // Snippets of an answer never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Snippet key={place} {...snippet} />
          ))}
        </div>
      )}
    </article>
  )
}
