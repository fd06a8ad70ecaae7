import { readFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { asObject } from '#main/lib/coerce.ts'

/** Where the window was left. */
export interface WindowState {
  readonly bounds: Rectangle
  readonly isMaximized: boolean
}

/** Smallest window the screens are drawn for, and the first one ever opened. */
export const leastSize = { width: 900, height: 600 } as const
const firstSize = { width: 1360, height: 880 } as const

/** How much of a window must lie on some display for a person to reach it, in pixels. */
const reachable = { width: 160, height: 48 } as const

const isWhole = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) < 100_000

/** A state from a file, which anyone may have edited; null where it is none. */
export const parseWindowState = (text: string): WindowState | null => {
  let state: unknown
  try {
    state = JSON.parse(text)
  } catch {
    return null
  }
  const bounds = asObject(asObject(state)?.bounds)
  if (!bounds) return null
  const { x, y, width, height } = bounds
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null
  return { bounds: { x, y, width, height }, isMaximized: asObject(state)?.isMaximized === true }
}

const overlap = (from: number, size: number, otherFrom: number, otherSize: number): number =>
  Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom)

const isReachable = (bounds: Rectangle, area: Rectangle): boolean =>
  overlap(bounds.x, bounds.width, area.x, area.width) >= reachable.width &&
  // The title bar is what a window is moved by, so its top edge must be on the display.
  bounds.y >= area.y &&
  area.y + area.height - bounds.y >= reachable.height

/**
 * Where to open: as it was left, at least as large as the screens need and no larger than its
 * display; in the middle of the main one (no x and y) where it would be out of reach.
 */
export const placeWindow = (
  left: WindowState | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } => {
  const home = workAreas.find((area) => left && isReachable(left.bounds, area))
  const area = home ?? workAreas[0]
  const wanted = left?.bounds ?? firstSize
  const width = Math.max(leastSize.width, Math.min(wanted.width, area?.width ?? wanted.width))
  const height = Math.max(leastSize.height, Math.min(wanted.height, area?.height ?? wanted.height))
  return home && left ? { x: left.bounds.x, y: left.bounds.y, width, height } : { width, height }
}

/** The state kept in a file; null where there is none yet. */
export const readWindowState = (file: string): WindowState | null => {
  try {
    return parseWindowState(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
