import { Star } from 'lucide-react'
import { useState } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import { IconButton } from './button.tsx'
import { Confirm } from './confirm.tsx'
import styles from './star-button.module.css'

interface StarButtonProps {
  readonly isOn: boolean
  /** What pressing it does. */
  readonly label: string
  /** Asked before it goes out, where something would be lost. */
  readonly question: {
    readonly title: string
    readonly action: string
    readonly text: string
  } | null
  readonly isPending: boolean
  readonly onToggle: () => void
  readonly size?: number
  readonly className?: string | undefined
  /** The key that presses it, for its hint. */
  readonly shortcut?: string
  /** Out of the way of Tab, where a key of its list presses it. */
  readonly isSkipped?: boolean
}

/** A star that is lit or not. */
export const StarButton = (props: StarButtonProps) => {
  const { isOn, label, question, isPending, onToggle, size = 15, className, shortcut } = props
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <IconButton
        label={label}
        title={shortcut ? `${label} (${shortcut})` : label}
        aria-pressed={isOn}
        className={cx(styles.star, isOn && styles.on, className)}
        data-star
        tabIndex={props.isSkipped ? -1 : undefined}
        disabled={isPending}
        onClick={() => (question ? setAsking(true) : onToggle())}
      >
        <Star size={size} aria-hidden />
      </IconButton>
      {question && (
        <Confirm
          isOpen={isAsking}
          title={question.title}
          action={question.action}
          isPending={isPending}
          trouble={null}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            onToggle()
          }}
        >
          {question.text}
        </Confirm>
      )}
    </>
  )
}
