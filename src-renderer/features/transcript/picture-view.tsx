import { Dialog } from '@base-ui/react/dialog'
import { ImageOff, Image as PictureIcon, X } from 'lucide-react'
import { useOperation } from '#renderer/client/use-operation.ts'
import { formatBytes } from '#renderer/lib/format.ts'
import type { Picture } from '#schema/transcript/block.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './picture.module.css'
import { useReader } from './reader-context.ts'

/** A larger one is not worth the wait and the memory. */
const mostBytes = 20_000_000

const wordsOf = ({ mediaType, bytes }: Picture): string =>
  `picture · ${visibleText(mediaType)} · ${formatBytes(bytes)}`

const Large = ({ src, words }: { readonly src: string; readonly words: string }) => (
  <Dialog.Portal>
    <Dialog.Backdrop className={styles.backdrop} />
    <Dialog.Popup className={styles.popup}>
      <Dialog.Title className={styles.words}>{words}</Dialog.Title>
      <Dialog.Close className={styles.close} aria-label="Close">
        <X size={16} aria-hidden />
      </Dialog.Close>
      <img className={styles.large} src={src} alt={words} />
    </Dialog.Popup>
  </Dialog.Portal>
)

/** A picture out of a record: small in its place, large when it is pressed. */
export const PictureView = ({ picture }: { readonly picture: Picture }) => {
  const { thread } = useReader()
  const { seq, place, bytes } = picture
  const isRead = bytes <= mostBytes
  const query = useOperation(
    'transcript.picture',
    { ...thread, seq, place },
    { isEnabled: isRead, isFixed: true },
  )
  const words = wordsOf(picture)
  if (!isRead || query.error) {
    return (
      <p className={styles.words} title={query.error?.message ?? 'Too large to be shown'}>
        <ImageOff size={13} aria-hidden />
        {words} · not shown
      </p>
    )
  }
  if (!query.data) {
    return (
      <p className={styles.words}>
        <PictureIcon size={13} aria-hidden />
        {words}
      </p>
    )
  }
  const src = `data:${query.data.mediaType};base64,${query.data.base64}`
  return (
    <Dialog.Root>
      <Dialog.Trigger className={styles.trigger} aria-label={`Enlarge ${words}`} title={words}>
        <img className={styles.small} src={src} alt={words} />
      </Dialog.Trigger>
      <Large src={src} words={words} />
    </Dialog.Root>
  )
}
