import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { compactCount, exactCount, formatDuration, plural } from '#renderer/lib/format.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import type { SessionSort, SessionSummary } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'
import { ModelMarks } from './model-marks.tsx'
import styles from './sessions.module.css'
import { TitleCell } from './title-cell.tsx'

/** A column of the list; one without a sort cannot be sorted by. */
export interface Column {
  readonly id: string
  readonly label: string
  /** A track of a CSS grid. */
  readonly width: string
  readonly sort?: SessionSort
  readonly isNumber?: boolean
  /** Drawn only where the window is wide. */
  readonly isWide?: boolean
  /** `isNear`: the pointer or the keys have been on its row, so that what can be done there is shown. */
  readonly cell: (session: SessionSummary, isNear: boolean) => ReactNode
}

const durationOf = ({ firstAt, lastAt }: SessionSummary): string =>
  firstAt === null || lastAt === null ? '–' : formatDuration(lastAt - firstAt)

const tools = ({ toolCalls, toolErrors }: SessionSummary) => (
  <span title={toolErrors > 0 ? plural(toolErrors, 'tool error') : undefined}>
    {toolErrors > 0 && <TriangleAlert size={11} className={styles.mark} aria-label="with errors" />}
    {exactCount(toolCalls)}
  </span>
)

/** Of a session with prompts alone there is nothing to count: unknown is not zero. */
const recorded =
  (cell: Column['cell']): Column['cell'] =>
  (session, isNear) =>
    session.isPromptsOnly ? (
      <span className={styles.soft} title="not recorded">
        –
      </span>
    ) : (
      cell(session, isNear)
    )

/** The columns in order. */
export const columns: readonly Column[] = [
  {
    id: 'title',
    label: 'Title',
    width: 'minmax(120px, 2.6fr)',
    sort: 'title',
    cell: (session, isNear) => <TitleCell session={session} isNear={isNear} />,
  },
  {
    id: 'project',
    label: 'Project',
    width: 'minmax(66px, 1fr)',
    sort: 'project',
    cell: ({ projectName, dirName }) => (
      <span title={visibleText(dirName)} className={styles.prose}>
        {visibleText(projectName)}
      </span>
    ),
  },
  {
    id: 'models',
    label: 'Models',
    width: 'minmax(88px, 1fr)',
    cell: ({ models }) => <ModelMarks models={models} />,
  },
  {
    id: 'lastAt',
    label: 'Last active',
    width: '86px',
    sort: 'lastAt',
    isNumber: true,
    cell: ({ lastAt }) => <Ago at={lastAt} />,
  },
  {
    id: 'duration',
    label: 'Duration',
    width: 'var(--wide-74)',
    sort: 'duration',
    isNumber: true,
    isWide: true,
    cell: durationOf,
  },
  {
    id: 'prompts',
    label: 'Prompts',
    width: '58px',
    sort: 'prompts',
    isNumber: true,
    cell: ({ prompts }) => exactCount(prompts),
  },
  {
    id: 'messages',
    label: 'Messages',
    width: 'var(--wide-72)',
    sort: 'messages',
    isNumber: true,
    isWide: true,
    cell: recorded(({ messages }) => exactCount(messages)),
  },
  { id: 'tools', label: 'Tools', width: '56px', isNumber: true, cell: recorded(tools) },
  {
    id: 'tokens',
    label: 'Tokens',
    width: '62px',
    sort: 'tokens',
    isNumber: true,
    cell: recorded(({ usage }) => (
      <span title={exactCount(totalTokens(usage))}>{compactCount(totalTokens(usage))}</span>
    )),
  },
  {
    id: 'cost',
    label: 'Cost',
    width: '76px',
    sort: 'cost',
    isNumber: true,
    cell: recorded(({ usage }) => <Cost usage={usage} />),
  },
]
