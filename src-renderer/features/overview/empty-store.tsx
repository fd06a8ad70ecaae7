import { CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react'
import { isDesktop } from '#renderer/client/call.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { plural } from '#renderer/lib/format.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Source } from '#schema/sources.ts'
import styles from './empty-store.module.css'

const states = {
  watched: { Icon: CircleCheck, tone: styles.good },
  missing: { Icon: CircleSlash, tone: styles.soft },
  unreadable: { Icon: TriangleAlert, tone: styles.warning },
} as const

const stateText = ({ state, files }: Source): string =>
  state === 'watched'
    ? `watched, ${files === 0 ? 'no transcripts in it yet' : plural(files, 'transcript')}`
    : state === 'missing'
      ? 'there is no such folder'
      : 'this folder may not be read'

const origins: Readonly<Record<Source['origin'], string>> = {
  default: 'the usual place',
  environment: 'named by a variable',
  commandLine: 'named at start',
  person: 'added by you',
}

const SourceRow = ({ source }: { readonly source: Source }) => {
  const { Icon, tone } = states[source.state]
  return (
    <li className={styles.source}>
      <Icon size={15} className={tone} aria-hidden />
      <code>{source.path}</code>
      <span className={styles.soft}>
        {origins[source.origin]} · {stateText(source)}
      </span>
    </li>
  )
}

/** The window has a menu for it, a browser was started with options. */
const HowToAdd = () =>
  isDesktop() ? (
    <>Choose File → Open config folder….</>
  ) : (
    <>
      Start Rearview with <code>--claude-dir &lt;folder&gt;</code>.
    </>
  )

/** The first start, or nothing found: what would be here, where it looked, how to get it. */
export const EmptyStore = ({ isReading }: { readonly isReading: boolean }) => {
  const query = useOperation('sources.list', {})
  return (
    <section className={styles.empty} aria-labelledby="empty-title">
      <h2 id="empty-title" className={styles.title}>
        {isReading ? 'Reading transcripts…' : 'No transcripts yet'}
      </h2>
      <p>
        Here you will see what your coding agents cost, day by day and by model, in which projects,
        and every session with its transcript. Nothing leaves this machine.
      </p>
      <h3 className={styles.subtitle}>Where Rearview looks</h3>
      <QueryView query={query} what="the folders" skeleton={<SkeletonRows count={2} height={20} />}>
        {({ rows }) => (
          <ul className={styles.sources}>
            {rows.map((source) => (
              <SourceRow key={source.path} source={source} />
            ))}
          </ul>
        )}
      </QueryView>
      <p>
        Run Claude Code once and its session appears here by itself. Are your transcripts somewhere
        else? <HowToAdd /> The folder is the one that holds <code>projects/</code>.
      </p>
    </section>
  )
}
