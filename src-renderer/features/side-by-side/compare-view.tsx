import { useNavigate, useSearch } from '@tanstack/react-router'
import { isDesktop } from '#renderer/client/call.ts'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { CopyButton } from '#renderer/ui/copy-button.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { ModelsCard } from './models-card.tsx'
import { SessionPicker } from './session-picker.tsx'
import { SessionsSide } from './sessions-side.tsx'
import styles from './compare.module.css'

const kinds = [
  { value: 'sessions', label: 'Two sessions' },
  { value: 'models', label: 'Models' },
] as const

/** The address of this comparison, for another tab; the window of the program has none to give. */
const CopyLink = ({ a, b }: { readonly a: string; readonly b: string }) => {
  if (isDesktop()) return null
  const { origin } = window.location
  const link = `${origin}/compare?${new URLSearchParams({ a, b })}`
  return <CopyButton text={link} label="Copy link" />
}

const Pickers = () => {
  const { a, b } = useSearch({ from: '/compare' })
  const navigate = useNavigate({ from: '/compare' })
  const change = (next: { a?: string; b?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...next, models: undefined }) })
  return (
    <>
      <SessionPicker label="First session" id={a} onChange={(id) => change({ a: id })} />
      <span className={styles.against}>against</span>
      <SessionPicker label="Second session" id={b} onChange={(id) => change({ b: id })} />
      {a && b && <CopyLink a={a} b={b} />}
    </>
  )
}

/** Two sessions or all models side by side. */
export const CompareView = () => {
  const { a, b, models } = useSearch({ from: '/compare' })
  const navigate = useNavigate({ from: '/compare' })
  const kind = models === undefined ? 'sessions' : 'models'
  return (
    <>
      <div className={styles.tools}>
        <Segmented
          label="What is compared"
          options={kinds}
          value={kind}
          onChange={(next) =>
            void navigate({
              search: (before) => ({ ...before, models: next === 'models' ? '1' : undefined }),
            })
          }
        />
        {kind === 'sessions' && <Pickers />}
      </div>
      <CardColumn>{kind === 'models' ? <ModelsCard /> : <SessionsSide a={a} b={b} />}</CardColumn>
    </>
  )
}
