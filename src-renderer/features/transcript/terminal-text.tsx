import { memo } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import { readTerminal, type TerminalSpan } from '#renderer/lib/terminal.ts'
import styles from './terminal.module.css'

const Span = ({ span }: { readonly span: TerminalSpan }) => (
  <span
    className={cx(
      span.isBold && styles.bold,
      span.isDim && styles.dim,
      span.isItalic && styles.italic,
      span.isUnderlined && styles.underlined,
      span.color !== null && styles[span.color],
      span.background !== null && styles.background,
    )}
    style={
      span.rgb === null
        ? undefined
        : { color: `color-mix(in oklab, rgb(${span.rgb}) 62%, var(--ink))` }
    }
  >
    {span.text}
  </span>
)

/** Terminal output in its colours, as both themes can show them. */
export const TerminalText = memo(({ text }: { readonly text: string }) => {
  const spans = readTerminal(text)
  // Spans have no identity of their own; the whole text is drawn anew when it changes.
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return spans.map((span, place) => <Span key={place} span={span} />)
})
