import { Segmented } from '#renderer/ui/segmented.tsx'

/** How numbers are shown: drawn, or as a table of them. */
export type ChartForm = 'chart' | 'table'

const forms = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const

interface FormToggleProps {
  readonly value: ChartForm
  readonly onChange: (form: ChartForm) => void
}

/** Chart or table of the same numbers, at the head of a card. */
export const FormToggle = ({ value, onChange }: FormToggleProps) => (
  <Segmented label="Form" options={forms} value={value} onChange={onChange} />
)
