import type { Services } from '#schema/app.ts'

/** Whether a table has operations of a feature. */
const has = (table: object, feature: string): boolean =>
  Object.keys(table).some((name) => name.startsWith(`${feature}.`))

/**
 * Which documented services there are. Each is a feature of the table, and one that is there is up
 * whenever the engine answers at all; prices come with the program.
 */
export const servicesOf = (table: object): Services['services'] => ({
  search: has(table, 'search'),
  tags: has(table, 'tags'),
  qa: has(table, 'qa'),
  bookmarks: has(table, 'bookmarks'),
  pricing: true,
})
