import type { ComponentProps } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import styles from './button.module.css'

/** Presses something; its text says what happens. */
export const Button = ({ className, ...props }: ComponentProps<'button'>) => (
  <button type="button" className={cx(styles.button, className)} {...props} />
)

interface IconButtonProps extends ComponentProps<'button'> {
  /** What happens, for hover and screen readers. */
  readonly label: string
}

/** A button of one icon. */
export const IconButton = ({ label, className, ...props }: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    className={cx(styles.icon, className)}
    {...props}
  />
)
