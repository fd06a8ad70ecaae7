import { compactCount, exactCount, exactUsd } from '#renderer/lib/format.ts'
import type { ProjectWeek } from '#schema/project-detail.ts'

const mean = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)

/** Figures of a week in the order they are told. */
export const weekRows: readonly {
  readonly key: keyof ProjectWeek
  readonly label: string
  readonly format: (value: number) => string
}[] = [
  { key: 'commands', label: 'Prompts', format: exactCount },
  { key: 'cost', label: 'Cost', format: exactUsd },
  { key: 'costPerCommand', label: 'Cost per prompt', format: exactUsd },
  { key: 'errorsPerCommand', label: 'Errors per prompt', format: mean },
  { key: 'toolsPerCommand', label: 'Tool calls per prompt', format: mean },
  { key: 'tokensPerCommand', label: 'Tokens per prompt', format: compactCount },
]
