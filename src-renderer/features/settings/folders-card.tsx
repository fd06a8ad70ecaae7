import { useQueryClient } from '@tanstack/react-query'
import { isDesktop } from '#renderer/client/call.ts'
import { folderNote } from '#renderer/client/folder-words.ts'
import { readAgain } from '#renderer/client/read-again.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Card } from '#renderer/ui/card.tsx'
import { FolderList } from '#renderer/ui/folder-list.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Source } from '#schema/sources.ts'
import { AddByDialog, AddByPath } from './add-folder.tsx'
import { RemoveFolder } from './remove-folder.tsx'
import styles from './settings.module.css'

/** Folders that are watched; those a person added can be let go. */
export const FoldersCard = () => {
  const client = useQueryClient()
  const query = useOperation('sources.list', {})
  const { data: status } = useOperation('app.status', {})
  const readFolders = () => void readAgain(client, { queryKey: ['sources.list'] })
  const lineOf = (source: Source) => ({
    path: source.path,
    state: source.state,
    note: folderNote(source, status?.isSample ? [] : status?.ingest.found),
    ...(source.origin === 'person'
      ? { action: <RemoveFolder path={source.path} onRemoved={readFolders} /> }
      : {}),
  })
  return (
    <Card title="Folders that are watched" note="Read, never written to">
      <QueryView
        query={query}
        what="the folders"
        skeleton={<SkeletonRows count={1} height={24} gap={18} />}
      >
        {({ rows }) => <FolderList folders={rows.map(lineOf)} />}
      </QueryView>
      <p className={styles.hint}>
        A config folder is the one that holds <code>projects/</code> (Claude Code) or{' '}
        <code>sessions/</code> (Codex). Add another where an agent was told to keep its files
        elsewhere.
      </p>
      {isDesktop() ? <AddByDialog onAdded={readFolders} /> : <AddByPath onAdded={readFolders} />}
    </Card>
  )
}
