import type { ReactNode } from 'react'
import { exactUsd } from '#renderer/lib/format.ts'
import { Spoken } from '#renderer/ui/spoken.tsx'

interface AboutProps {
  /** What makes it an estimate, for a hover. */
  readonly why: string
  readonly children: ReactNode
}

/** A figure that is an estimate says so, and why. */
export const About = ({ why, children }: AboutProps) => (
  <span title={`An estimate: ${why}`}>
    <span aria-hidden>≈ </span>
    <Spoken>about </Spoken>
    {children}
  </span>
)

/** Dollars with their sign before them: −$1.20. */
export const signedUsd = (value: number): string =>
  value < 0 ? `−${exactUsd(-value)}` : exactUsd(value)

/** {@link About} of dollars. */
export const Estimate = ({ usd, why }: { readonly usd: number; readonly why: string }) => (
  <About why={why}>{signedUsd(usd)}</About>
)
