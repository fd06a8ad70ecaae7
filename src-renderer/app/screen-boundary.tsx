import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'

/** A screen that cannot be drawn leaves the rail usable; the next screen starts afresh. */
export const ScreenBoundary = ({ children }: { readonly children: ReactNode }) => {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return <CardBoundary key={path}>{children}</CardBoundary>
}
