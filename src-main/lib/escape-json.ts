import { controls, escaped, hiding } from '#schema/visible-text.ts'

/**
 * JSON text that no terminal acts on and whose values stay the same. Outside of strings JSON has
 * no such characters but its own line breaks.
 */
export const escapeJson = (json: string): string =>
  json
    .replace(controls, (letter) => (letter < ' ' ? letter : escaped(letter)))
    .replace(hiding, escaped)

/** A value as JSON on one line, {@link escapeJson} included. */
export const jsonText = (value: unknown): string => escapeJson(JSON.stringify(value))
