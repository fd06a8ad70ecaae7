import type { QueryHandlers } from '#main/features/handlers.ts'
import { findPlaces } from './palette.queries.ts'

/** Handlers of the palette. */
export const paletteQueries: QueryHandlers<'palette'> = {
  'palette.find': (input, { index }) => findPlaces(index, input),
}
