import { apiContentSecurity, pageContentSecurity } from '#main/lib/content-security.ts'

/** Headers of every answer, errors included: it is data, it stays here, nobody keeps it. */
export const inertHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': apiContentSecurity,
} as const

/** What differs for a page and what belongs to it. */
export const pageHeaders = { 'Content-Security-Policy': pageContentSecurity } as const
