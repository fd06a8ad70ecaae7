import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import styles from './segmented.module.css'

interface SegmentedProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few, all in sight. */
export const Segmented = <T extends string>(props: SegmentedProps<T>) => (
  <ToggleGroup
    className={styles.group}
    aria-label={props.label}
    value={[props.value]}
    onValueChange={(values) => {
      const next = props.options.find(({ value }) => value === values[0])
      if (next) props.onChange(next.value)
    }}
  >
    {props.options.map(({ value, label }) => (
      <Toggle key={value} value={value} className={styles.option}>
        {label}
      </Toggle>
    ))}
  </ToggleGroup>
)
