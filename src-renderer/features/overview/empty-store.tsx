import { Link } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { folderNote } from '#renderer/client/folder-words.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FolderList } from '#renderer/ui/folder-list.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { IngestProgress } from '#schema/ingest.ts'
import styles from './empty-store.module.css'
import { emptyTitle } from './empty-words.ts'

const Sample = () => {
  const open = useCommand('sample.open')
  return (
    <div className={styles.sample}>
      <Button disabled={open.isPending} onClick={() => open.mutate({})}>
        <FlaskConical size={14} aria-hidden />
        {open.isPending ? 'Making sample data…' : 'Look at sample data'}
      </Button>
      <span className={styles.soft}>
        Thirty made-up sessions, apart from yours; they are gone when you go back.
      </span>
      <Trouble error={open.error} />
    </div>
  )
}

const Where = ({ found }: Pick<IngestProgress, 'found'>) => {
  const query = useOperation('sources.list', {})
  return (
    <QueryView query={query} what="the folders" skeleton={<SkeletonRows count={2} height={20} />}>
      {({ rows }) => (
        <FolderList
          folders={rows.map((source) => ({
            path: source.path,
            state: source.state,
            note: folderNote(source, found),
          }))}
        />
      )}
    </QueryView>
  )
}

const HowToGetOne = ({ found }: Pick<IngestProgress, 'found'>) => (
  <>
    <h3 className={styles.subtitle}>Where Rearview looks</h3>
    <Where found={found} />
    <p>
      Run Claude Code or Codex once and its session appears here by itself. Are your transcripts
      somewhere else?{' '}
      <Link to="/settings" search={keepFilter} className={styles.link}>
        Add their folder in the settings
      </Link>
      ; it is the one that holds <code>projects/</code> or <code>sessions/</code>.
    </p>
  </>
)

/** The first start, or nothing found: what would be here, where it looked, how to get it. */
export const EmptyStore = ({ progress }: { readonly progress: IngestProgress }) => {
  const { phase } = progress
  return (
    <section className={styles.empty} aria-labelledby="empty-title">
      <h2 id="empty-title" className={styles.title}>
        {emptyTitle(progress)}
      </h2>
      <p>
        Here you will see what your coding agents cost, day by day and by model, in which projects,
        and every session with its transcript. Nothing leaves this machine.
      </p>
      {/* While transcripts are read, how far that is stands above, with where they lie. */}
      {phase !== 'reading' && <HowToGetOne found={progress.found} />}
      {phase !== 'starting' && phase !== 'reading' && <Sample />}
    </section>
  )
}
