import type { ReactNode } from 'react'
import { exactCount } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import { type Copied, CopyButton } from '#renderer/ui/copy-button.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import type { LongText } from '#schema/transcript/block.ts'
import { visibleLines } from '#schema/visible-text.ts'
import styles from './blocks.module.css'
import { TerminalText } from './terminal-text.tsx'
import { type TextPlace, useWholeText } from './use-whole-text.ts'

interface LongBodyProps {
  readonly body: LongText
  readonly place: TextPlace
  /** What is here of the text, and how to have all of it. */
  readonly children: (text: string, readWhole: () => Promise<Copied>) => ReactNode
}

/** A text, and the rest of it where it was cut for the window. */
export const LongBody = ({ body, place, children }: LongBodyProps) => {
  const { text, left, state, readMore, readWhole } = useWholeText(place, body)
  return (
    <>
      {children(text, readWhole)}
      {left > 0 && (
        <p className={styles.cut}>
          {exactCount(text.length)} of {exactCount(body.length)} characters
          <Button onClick={readMore} disabled={state === 'reading'}>
            {state === 'reading' ? 'Reading…' : 'Show more'}
          </Button>
          {state === 'failed' && <span role="alert">It could not be read. Try again.</span>}
        </p>
      )}
    </>
  )
}

interface PlainTextProps {
  readonly body: LongText
  readonly place: TextPlace
  /** What it is, for screen readers. */
  readonly label: string
}

/** Begins every colour and cursor command of a terminal. */
const escapeSign = '\u001b'

/** A text as it stands, every space kept; what would act or hide in it is shown. */
export const PlainText = ({ body, place, label }: PlainTextProps) => (
  <LongBody body={body} place={place}>
    {(text, readWhole) => (
      <div className={styles.plainBox}>
        <ScrollBox className={styles.plain} label={label}>
          <pre>{text.includes(escapeSign) ? <TerminalText text={text} /> : visibleLines(text)}</pre>
        </ScrollBox>
        <span className={styles.corner}>
          <CopyButton isIcon text={readWhole} label={`Copy ${label}`} />
        </span>
      </div>
    )}
  </LongBody>
)
