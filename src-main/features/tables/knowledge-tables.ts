import { Bookmark } from '#schema/bookmarks.ts'
import { pickBookmarks } from '#schema/pick-bookmarks.ts'
import { QaPair } from '#schema/qa.ts'
import type { SearchHit } from '#schema/search.ts'
import { columnsOf } from '#schema/table-columns.ts'
import { HitRow } from '#schema/table-rows.ts'
import { questionOf, type Table, tableOf } from './table.ts'

/** Hits of one piece: each is cut from the archive. */
const pieceHits = 200
/** Pairs of one piece: each has some kilobytes of text. */
const piecePairs = 200

const rowOf = ({ snippet, ...hit }: SearchHit): HitRow => ({
  ...hit,
  snippet: snippet.map(({ text }) => text).join(''),
})

/** Goes on from window to window, as the screen does, until one has hits. */
const searchHits: Table = {
  columns: columnsOf(HitRow),
  read: async (ask, asked, from, context) => {
    const question = questionOf({ source: 'search.find' }, asked)
    for (let after = from ?? undefined; ; ) {
      const page = { ...question, after, limit: pieceHits }
      const { hits, next } = await ask('search.find', page, context)
      if (hits.length > 0 || next === null) return { rows: hits.map(rowOf), next }
      after = next
    }
  },
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** What was found, what was asked, and what is kept. */
export const knowledgeTables = {
  'search-hits': searchHits,
  questions: tableOf({
    source: 'qa.list',
    isPaged: true,
    pageRows: piecePairs,
    row: QaPair,
    rows: ({ pairs }) => pairs,
  }),
  // `tag` is of sessions wherever tables are asked for; a bookmark has tags of its own.
  bookmarks: tableOf({
    source: 'bookmarks.list',
    without: 'tag',
    row: Bookmark,
    rows: ({ bookmarks }, { q, carries }) =>
      pickBookmarks(bookmarks, { q: textOf(q), tag: textOf(carries) }),
  }),
} as const
