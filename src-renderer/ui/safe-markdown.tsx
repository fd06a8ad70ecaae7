import { ImageOff } from 'lucide-react'
import { memo } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { cx } from '#renderer/lib/class-names.ts'
import { isSafeLink } from '#renderer/lib/safe-link.ts'
import { visibleControls, visibleLines, visibleText } from '#schema/visible-text.ts'
import { CardBoundary } from './card-boundary.tsx'
import { isTooNested } from './markdown-nesting.ts'
import styles from './safe-markdown.module.css'

const components: Components = {
  a: ({ href, children }) =>
    href && isSafeLink(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer" title={visibleText(href)}>
        {children}
      </a>
    ) : (
      <span title={href && visibleText(href)}>{children}</span>
    ),
  // A picture from a transcript could tell a server that it is being read, so none is loaded.
  img: ({ alt, src }) => (
    <span className={styles.image} title="Pictures named in a transcript are not loaded">
      <ImageOff size={13} aria-hidden />
      {visibleText(alt || 'picture')} <code>{visibleText(String(src ?? ''))}</code>
    </span>
  ),
  // Code is read letter by letter: what is hidden in it is shown.
  code: ({ children }) => (
    <code>{typeof children === 'string' ? visibleLines(children) : children}</code>
  ),
  table: ({ children }) => (
    <div className={styles.tableBox}>
      <table>{children}</table>
    </div>
  ),
  h1: ({ children }) => <p className={styles.h1}>{children}</p>,
  h2: ({ children }) => <p className={styles.h2}>{children}</p>,
  h3: ({ children }) => <p className={styles.h3}>{children}</p>,
  h4: ({ children }) => <p className={styles.h3}>{children}</p>,
  h5: ({ children }) => <p className={styles.h3}>{children}</p>,
  h6: ({ children }) => <p className={styles.h3}>{children}</p>,
}

/** Addresses are kept as written; what becomes a link is decided in one place, above. */
const keepUrl = (url: string): string => url

interface SafeMarkdownProps {
  readonly text: string
  /** Line breaks as typed, for texts that a person wrote. */
  readonly isTyped?: boolean
}

const AsText = ({ text }: { readonly text: string }) => (
  <p className={styles.asText}>{visibleLines(text)}</p>
)

/**
 * Markdown of unknown origin: no HTML, no pictures, no link that runs or opens a program. What
 * cannot be read as markdown, or only in minutes, is shown as plain text.
 */
export const SafeMarkdown = memo(({ text, isTyped = false }: SafeMarkdownProps) => (
  <div className={cx(styles.markdown, isTyped && styles.typed)}>
    {isTooNested(text) ? (
      <AsText text={text} />
    ) : (
      <CardBoundary key={text.length} fallback={<AsText text={text} />}>
        <Markdown remarkPlugins={[remarkGfm]} components={components} urlTransform={keepUrl}>
          {visibleControls(text)}
        </Markdown>
      </CardBoundary>
    )}
  </div>
))
