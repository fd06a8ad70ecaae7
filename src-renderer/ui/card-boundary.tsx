import { Component, type ReactNode } from 'react'
import { FailureNotice } from './failure-notice.tsx'

interface State {
  readonly error: Error | null
}

interface CardBoundaryProps {
  readonly children: ReactNode
  /** Drawn in its place; absent: a notice with a way to try again. */
  readonly fallback?: ReactNode
}

/** Keeps a fault in drawing inside its card, or inside whatever it stands around. */
export class CardBoundary extends Component<CardBoundaryProps, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    const { children, fallback } = this.props
    if (!error) return children
    if (fallback !== undefined) return fallback
    return (
      <FailureNotice
        sentence="This part could not be drawn."
        detail={error.stack ?? error.message}
        onRetry={() => this.setState({ error: null })}
      />
    )
  }
}
