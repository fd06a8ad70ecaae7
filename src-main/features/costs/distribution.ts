import type { CostDistribution, CostShare } from '#schema/cost-screen.ts'
import { unusualOf } from '#schema/unusual.ts'

/** Borders in US dollars that a person reads easily; below the first and above the last is one bin. */
const borders = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000]

/** The value that so large a share of all is not above (nearest rank). */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

const binsOf = (sorted: readonly number[]): CostDistribution['bins'] => {
  const most = sorted.at(-1) ?? 0
  const bins = borders.map((fromUsd, place) => {
    const toUsd = borders[place + 1] ?? Math.max(most * 1.01, 3000)
    const own = sorted.filter((cost) => cost >= fromUsd && cost < toUsd)
    return { fromUsd, toUsd, sessions: own.length, costUsd: sum(own) }
  })
  const first = bins.findIndex(({ sessions }) => sessions > 0)
  const last = bins.findLastIndex(({ sessions }) => sessions > 0)
  return first < 0 ? [] : bins.slice(first, last + 1)
}

/** How the cost of sessions is spread, of what each of them has that passes. */
export const costDistribution = (sessions: readonly CostShare[]): CostDistribution => {
  const priced = sessions.flatMap(({ costUsd }) => costUsd ?? [])
  const sorted = priced.sort((a, b) => a - b)
  const totalUsd = sum(sorted)
  const { above, rows } = unusualOf(
    sessions.filter(({ costUsd }) => costUsd !== null),
    ({ costUsd }) => costUsd ?? 0,
  )
  const tenth = sorted.slice(sorted.length - Math.ceil(sorted.length / 10))
  return {
    sessions: sorted.length,
    unpricedSessions: sessions.length - sorted.length,
    totalUsd,
    meanUsd: sorted.length === 0 ? 0 : totalUsd / sorted.length,
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    p99: percentile(sorted, 0.99),
    maxUsd: sorted.at(-1) ?? 0,
    topTenthShare: totalUsd === 0 ? 0 : sum(tenth) / totalUsd,
    bins: binsOf(sorted),
    unusualAboveUsd: above,
    unusual: rows.map(({ key, label, costUsd }) => ({
      sessionId: key,
      title: label,
      costUsd: costUsd ?? 0,
    })),
  }
}
