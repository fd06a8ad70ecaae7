import { Search, X } from 'lucide-react'
import { type Ref, useRef } from 'react'
import styles from './text-field.module.css'

interface TextFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly maxLength: number
  readonly text: string
  readonly onText: (text: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A field of words that a list is narrowed by; Escape and a cross empty it. */
export const TextField = ({ label, text, onText, ref, ...rest }: TextFieldProps) => {
  const box = useRef<HTMLDivElement>(null)
  const clear = () => {
    onText('')
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} className={styles.box}>
      <Search size={13} aria-hidden />
      <input
        {...rest}
        ref={ref}
        type="text"
        className={styles.input}
        aria-label={label}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onText('')}
      />
      {text && (
        <button type="button" className={styles.clear} aria-label="Clear text" onClick={clear}>
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  )
}
