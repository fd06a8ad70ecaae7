import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { CopyButton } from '#renderer/ui/copy-button.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { visibleLines } from '#schema/visible-text.ts'
import styles from './raw.module.css'
import type { ThreadInput } from './reader-context.ts'

/** Characters shown of one record; few are longer, and those hold pictures. */
const most = 200_000

interface RawRecordProps {
  readonly thread: ThreadInput
  readonly seq: number
  readonly onClose: () => void
}

const Json = ({ text, length }: { readonly text: string; readonly length: number }) => (
  <>
    <ScrollBox className={styles.json} label="JSON">
      <pre>{visibleLines(text)}</pre>
    </ScrollBox>
    <div className={styles.foot}>
      <CopyButton text={text} label="Copy" />
      {length > text.length && (
        <span>
          the first {exactCount(text.length)} of {exactCount(length)} characters
        </span>
      )}
    </div>
  </>
)

/** A record as the agent wrote it. */
export const RawRecord = ({ thread, seq, onClose }: RawRecordProps) => {
  const query = useOperation('transcript.text', { ...thread, seq, limit: most }, { isFixed: true })
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <Dialog.Title className={styles.title}>
            Record {exactCount(seq + 1)}, as written
          </Dialog.Title>
          <Dialog.Close className={styles.close} aria-label="Close">
            <X size={16} aria-hidden />
          </Dialog.Close>
          <QueryView
            query={query}
            what="the record"
            skeleton={<SkeletonRows count={12} height={12} />}
          >
            {(data) => <Json {...data} />}
          </QueryView>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
