import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './confirm.module.css'

interface ConfirmProps {
  readonly isOpen: boolean
  readonly title: string
  /** What the button does, in words. */
  readonly action: string
  readonly isPending: boolean
  /** Why it did not work. */
  readonly trouble: string | null
  readonly onConfirm: () => void
  readonly onCancel: () => void
  /** What happens and what stays. */
  readonly children: ReactNode
}

/** A question before something is done; Esc and Cancel leave everything as it is. */
export const Confirm = (props: ConfirmProps) => (
  <AlertDialog.Root
    open={props.isOpen}
    onOpenChange={(isOpen) => {
      if (!isOpen) props.onCancel()
    }}
  >
    <AlertDialog.Portal>
      <AlertDialog.Backdrop className={styles.backdrop} />
      <AlertDialog.Popup className={styles.popup}>
        <AlertDialog.Title className={styles.title}>{props.title}</AlertDialog.Title>
        <AlertDialog.Description render={<div />} className={styles.body}>
          {props.children}
        </AlertDialog.Description>
        {props.trouble !== null && (
          <p role="alert" className={styles.bad}>
            {props.trouble}
          </p>
        )}
        <div className={styles.buttons}>
          <AlertDialog.Close render={<Button />}>Cancel</AlertDialog.Close>
          <Button className={styles.action} disabled={props.isPending} onClick={props.onConfirm}>
            {props.action}
          </Button>
        </div>
      </AlertDialog.Popup>
    </AlertDialog.Portal>
  </AlertDialog.Root>
)
