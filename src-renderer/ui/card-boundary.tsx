import { Component, type ReactNode } from 'react'
import { FailureNotice } from './failure-notice.tsx'

interface State {
  readonly error: Error | null
}

/** Keeps a fault in drawing inside its card. */
export class CardBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <FailureNotice
        sentence="This part could not be drawn."
        detail={error.stack ?? error.message}
        onRetry={() => this.setState({ error: null })}
      />
    )
  }
}
