/** Policy of every answer that is data: nothing in it may load or run. */
export const apiContentSecurity = "default-src 'none'; frame-ancestors 'none'"

/**
 * Policy of the page, in the window and in a browser: everything from us, nothing inline.
 * `data:` is for pictures alone.
 */
export const pageContentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')
