import type { SnippetPart } from '#schema/search.ts'

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')

/** A snippet as its document has it: HTML in which `<mark>` is the only element there can be. */
export const markUp = (parts: readonly SnippetPart[]): string =>
  parts
    .map(({ text, isHit }) => (isHit ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join('')
