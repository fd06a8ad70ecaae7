import { isDesktop } from '#renderer/client/call.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, formatBytes } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { CopyButton } from '#renderer/ui/copy-button.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { Storage } from '#schema/app.ts'
import styles from './settings.module.css'

const kinds: Readonly<Record<Storage['files'][number]['kind'], { name: string; about: string }>> = {
  library: { name: 'Library', about: 'every transcript, kept for good, and what you set' },
  index: { name: 'Index', about: 'made from the library; rebuilt where it is missing' },
  text: { name: 'Full text', about: 'every word, for searching; made from the library' },
}

const ShowFolder = () => {
  const show = useCommand('window.showDataFolder')
  return (
    <>
      <Button onClick={() => show.mutate({})}>Show in file manager</Button>
      <Trouble error={show.error} />
    </>
  )
}

const Files = ({ files }: Pick<Storage, 'files'>) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">On disk</th>
        <th scope="col">What it is</th>
        <th scope="col" className={styles.right}>
          Size
        </th>
      </tr>
    </thead>
    <tbody>
      {files.map(({ kind, path, bytes }) => (
        <tr key={kind}>
          <th scope="row" title={path}>
            {kinds[kind].name}
          </th>
          <td>{kinds[kind].about}</td>
          <td className={styles.right} title={`${exactCount(bytes)} bytes`}>
            {formatBytes(bytes)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Where data lies, how much of it there is, and how to move it. */
export const DataCard = () => {
  const query = useOperation('app.storage', {})
  return (
    <Card title="Data" note="On this machine alone">
      <QueryView
        query={query}
        what="the data folder"
        skeleton={<SkeletonRows count={6} height={14} gap={19} />}
      >
        {({ dataDir, files, flag, variable }) => (
          <div className={styles.stack}>
            <div className={styles.actions}>
              <code className={styles.path}>{dataDir}</code>
              <CopyButton text={dataDir} label="Copy the path" isIcon />
              {isDesktop() && <ShowFolder />}
            </div>
            <Files files={files} />
            <p className={styles.hint}>
              To move it, quit Rearview, move the folder, and start Rearview with{' '}
              <code>{flag} &lt;folder&gt;</code> or with <code>{variable}</code> set to its new
              place.
            </p>
          </div>
        )}
      </QueryView>
    </Card>
  )
}
