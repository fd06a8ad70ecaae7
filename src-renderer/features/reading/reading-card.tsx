import { useState } from 'react'
import { folderNote } from '#renderer/client/folder-words.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { useDelayed } from '#renderer/lib/use-delayed.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { FolderList } from '#renderer/ui/folder-list.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { IngestProgress } from '#schema/ingest.ts'
import styles from './reading-card.module.css'
import { isLongReading, progressWords, readingWords, timeLeftWords } from './reading-words.ts'
import { useTimeLeft } from './use-time-left.ts'

/** More folders than this would push the numbers out of sight. */
const mostOpen = 3

const Where = ({ progress }: { readonly progress: IngestProgress }) => {
  // A person who sees it for the first time wants to know where it looks.
  const [isOpen] = useState(progress.asOf === null && progress.found.length <= mostOpen)
  const { data } = useOperation('sources.list', {})
  if (!data) return null
  return (
    <details className={styles.where} open={isOpen}>
      <summary>Where Rearview looked and what it found</summary>
      <FolderList
        folders={data.rows.map((source) => ({
          path: source.path,
          state: source.state,
          note: folderNote({ ...source, files: 0 }, progress.found),
        }))}
      />
    </details>
  )
}

const share = ({ filesDone, filesTotal, bytesDone, bytesTotal }: IngestProgress): number =>
  bytesTotal > 0 ? bytesDone / bytesTotal : filesTotal > 0 ? filesDone / filesTotal : 0

const UnderWay = ({ progress }: { readonly progress: IngestProgress }) => {
  const cancel = useCommand('ingest.cancel')
  const left = timeLeftWords(useTimeLeft(progress.bytesTotal))
  const words = progressWords(progress)
  const { title, note, cancel: ending } = readingWords(progress)
  return (
    <Card
      title={title}
      note={note}
      actions={
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate({})}>
          {ending}
        </Button>
      }
    >
      <ProgressBar label={title} share={share(progress)} text={words} />
      <p className={styles.words}>
        <span>{words}</span>
        <span title="Estimated from the last seconds">{left}</span>
      </p>
      <Trouble error={cancel.error} />
      <Where progress={progress} />
    </Card>
  )
}

const Stopped = ({ progress }: { readonly progress: IngestProgress }) => {
  const run = useCommand('ingest.run')
  const { filesDone, filesTotal } = progress
  return (
    <Card
      title={`Reading was stopped at ${exactCount(filesDone)} of ${exactCount(filesTotal)} files`}
      actions={
        <Button disabled={run.isPending} onClick={() => run.mutate({})}>
          Go on reading
        </Button>
      }
    >
      <ProgressBar
        label="Reading, stopped"
        share={share(progress)}
        text={progressWords(progress)}
        isStill
      />
      <p className={styles.words}>
        What was read is in the numbers. What your agents write from now on still appears; the rest
        is read when you go on, or at the next start.
      </p>
      <Trouble error={run.error} />
      <Where progress={progress} />
    </Card>
  )
}

interface ReadingCardProps {
  /** That of the cards below, which it lines up with. */
  readonly width?: 'full' | 'text'
}

/** How far a long reading is, above the numbers that it fills; nothing while there is none. */
export const ReadingCard = ({ width = 'full' }: ReadingCardProps) => {
  const { data } = useOperation('app.status', {})
  const progress = data?.ingest
  const isLong = progress !== undefined && isLongReading(progress)
  const isDue = useDelayed(isLong && progress.phase === 'reading', 400)
  if (!isLong) return null
  if (progress.phase === 'stopped')
    return (
      <div className={styles.place} data-width={width}>
        <Stopped progress={progress} />
      </div>
    )
  return (
    isDue && (
      <div className={styles.place} data-width={width}>
        <UnderWay progress={progress} />
      </div>
    )
  )
}
