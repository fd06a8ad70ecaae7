/** A page of a list as documented: pages count from 1, places from 0, the end is not included. */
export interface Page {
  readonly total: number
  readonly page: number
  readonly per_page: number
  readonly total_pages: number
  readonly start_index: number
  readonly end_index: number
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most)

/** How many rows a page has where nobody says. */
export const usualPerPage = 100

/** The most rows a page has. */
export const mostPerPage = 500

/** Rows of a page: `limit` counts only where `per_page` was left as it is; 1 to 500. */
export const perPageOf = (perPage: number, limit: number | undefined): number =>
  clamp(perPage === usualPerPage && limit !== undefined ? limit : perPage, 1, mostPerPage)

/** Where a page lies in a list; one beyond either end is the page at that end. */
export const pageAt = (total: number, page: number, perPage: number): Page => {
  const totalPages = Math.ceil(total / perPage)
  const at = clamp(page, 1, Math.max(1, totalPages))
  const from = Math.min(total, (at - 1) * perPage)
  return {
    total,
    page: at,
    per_page: perPage,
    total_pages: totalPages,
    start_index: from,
    end_index: Math.min(total, from + perPage),
  }
}
