import type { ReactNode, Ref, UIEvent } from 'react'

interface ScrollBoxProps {
  /** What is in it, for screen readers. */
  readonly label: string
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLElement>
  readonly onScroll?: (event: UIEvent<HTMLElement>) => void
  readonly children: ReactNode
}

/**
 * A box that scrolls by itself, so it must be reachable by keyboard. It is no landmark: there may be
 * many of one name.
 */
export const ScrollBox = ({ label, className, ref, onScroll, children }: ScrollBoxProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
  <section
    role="group"
    ref={ref}
    className={className}
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus
    tabIndex={0}
    onScroll={onScroll}
  >
    {children}
  </section>
)
