import { ChevronRight, History, ListTree } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { oneLine } from '#renderer/lib/one-line.ts'
import { Skeleton } from '#renderer/ui/skeleton.tsx'
import { holds, type TranscriptMessage } from '#schema/transcript/event.ts'
import type { Outline, Turn } from '#schema/transcript/operations.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './item.module.css'
import type { Item } from './items.ts'
import { readableTool } from './readable-tool.ts'
import { RecordRow } from './record-row.tsx'
import { SubagentInline } from './subagent-inline.tsx'
import { TurnLine } from './turn-line.tsx'

interface GatheredProps {
  readonly seq: number
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly icon: ReactNode
  readonly name: string
  readonly line: string
  readonly aside?: ReactNode
}

const Gathered = ({ seq, isOpen, onToggle, icon, name, line, aside }: GatheredProps) => (
  <div className={styles.gathered}>
    <button
      type="button"
      className={styles.head}
      aria-expanded={isOpen}
      data-seq={seq}
      onClick={onToggle}
    >
      <ChevronRight size={13} className={styles.chevron} aria-hidden />
      {icon}
      <span className={styles.name}>{name}</span>
      <span className={styles.line}>{line}</span>
      {aside}
    </button>
  </div>
)

/** `Read 4 · Edit 3 · 1 failed`, most frequent first. */
const toolsLine = (outline: Outline, seqs: readonly number[]): string => {
  const within = new Set(seqs)
  const counts = new Map<string, number>()
  for (const [seq, place] of outline.tools) {
    const name = outline.toolNames[place] ?? 'unnamed'
    if (within.has(seq)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1])
  const failed = seqs.filter((seq) => ((outline.holds[seq] ?? 0) & holds.error) !== 0).length
  const named = ranked
    .slice(0, 6)
    .map(([name, count]) => `${readableTool(name)} ${exactCount(count)}`)
  const more = ranked.length > 6 ? [`${ranked.length - 6} more tools`] : []
  return visibleText([...named, ...more, ...(failed > 0 ? [`${failed} failed`] : [])].join(' · '))
}

const groupName = (outline: Outline, seqs: readonly number[]): string => {
  const has = (bit: number) => seqs.filter((seq) => ((outline.holds[seq] ?? 0) & bit) !== 0).length
  const [tools, thoughts] = [has(holds.toolUse), has(holds.thinking)]
  const parts = [
    ...(tools > 0 ? [plural(tools, 'tool call')] : []),
    ...(thoughts > 0 ? [plural(thoughts, 'thought')] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : plural(seqs.length, 'record')
}

interface ItemRowProps {
  readonly item: Item
  readonly outline: Outline
  readonly record: TranscriptMessage | undefined
  /** Held until the record is here. */
  readonly height: number
  readonly isOpen: boolean
  readonly onToggle: (seq: number) => void
  readonly isOpening: boolean
  readonly isTarget: boolean
  readonly turn: Turn | undefined
}

const Agents = ({ record }: { readonly record: TranscriptMessage }) =>
  record.blocks.map((block, place) =>
    block.kind === 'toolUse' ? (
      <SubagentInline
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a record never move
        key={place}
        id={`${record.seq}.${place}.agent`}
        seq={record.seq}
        tool={block.name}
        agentId={block.agentId}
      />
    ) : null,
  )

const Coming = ({ height }: { readonly height: number }) => (
  <div className={styles.coming} style={{ height }}>
    <Skeleton height={12} width="60%" />
  </div>
)

/** One row of the reader. */
export const ItemRow = memo((props: ItemRowProps) => {
  const { item, outline, record, isOpen, turn } = props
  const onToggle = () => props.onToggle(item.seq)
  if (item.kind === 'group')
    return (
      <Gathered
        seq={item.seq}
        isOpen={isOpen}
        onToggle={onToggle}
        icon={<ListTree size={13} className={styles.icon} aria-hidden />}
        name={groupName(outline, item.seqs)}
        line={toolsLine(outline, item.seqs)}
        aside={turn && !isOpen && <TurnLine turn={turn} />}
      />
    )
  if (item.kind === 'rewind')
    return (
      <Gathered
        seq={item.seq}
        isOpen={isOpen}
        onToggle={onToggle}
        icon={<History size={13} className={styles.icon} aria-hidden />}
        name={`rewound · ${plural(item.seqs.length, 'record')} left behind`}
        line={oneLine(item.prompt)}
      />
    )
  if (!record) return <Coming height={props.height} />
  const held = outline.holds[item.seq] ?? 0
  return (
    <>
      <RecordRow
        record={record}
        isOpening={props.isOpening}
        isTarget={props.isTarget}
        isQueued={(held & holds.queued) !== 0}
        isSidechain={(held & holds.sidechain) !== 0 && record.agentId === null}
        isAbandoned={(held & holds.abandoned) !== 0}
        isRetracted={(held & holds.retracted) !== 0}
        turn={turn ? <TurnLine turn={turn} /> : undefined}
      />
      <Agents record={record} />
    </>
  )
})
