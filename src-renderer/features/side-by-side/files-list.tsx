import { exactCount, plural } from '#renderer/lib/format.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import type { FileList, TouchedFile } from '#schema/side-by-side.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './compare.module.css'

const doneTo = ({ reads, edits }: TouchedFile): string =>
  [
    ...(edits > 0 ? [`changed ${exactCount(edits)}×`] : []),
    ...(reads > 0 ? [`read ${exactCount(reads)}×`] : []),
  ].join(' · ')

interface FilesListProps {
  readonly label: string
  readonly files: FileList
  /** How many both have touched. */
  readonly both: number
}

/** Files that one session touched and the other did not. */
export const FilesList = ({ label, files, both }: FilesListProps) => {
  const common = `${plural(both, 'file')} touched by both.`
  if (files.total === 0)
    return <EmptyNotice title="It touched no file that the other did not.">{common}</EmptyNotice>
  const more = files.total - files.rows.length
  return (
    <>
      <ScrollBox label={label} className={styles.scroll}>
        <ul>
          {files.rows.map((file) => (
            <li key={file.path} className={styles.file}>
              <code className={styles.path} title={visibleText(file.path)}>
                <bdi>{visibleText(file.path)}</bdi>
              </code>
              <span className={styles.calls}>{doneTo(file)}</span>
            </li>
          ))}
        </ul>
      </ScrollBox>
      <p className={styles.quiet}>
        {plural(files.total, 'file')}
        {more > 0 && `, ${exactCount(more)} of them not shown`}. {common}
      </p>
    </>
  )
}
