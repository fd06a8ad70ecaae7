import { FlaskConical } from 'lucide-react'
import { useCommand } from '#renderer/client/use-command.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import styles from './sample-banner.module.css'

/** Says on every screen that nothing on it is one's own, with the way back. */
export const SampleBanner = () => {
  const { data } = useOperation('app.status', {})
  const close = useCommand('sample.close')
  if (!data?.isSample) return null
  return (
    <section className={styles.banner} aria-label="Sample data">
      <FlaskConical size={15} aria-hidden />
      <span>
        You are looking at sample data.{' '}
        <span className={styles.soft}>Nothing on this screen is yours.</span>
      </span>
      <Trouble error={close.error} />
      <Button className={styles.back} disabled={close.isPending} onClick={() => close.mutate({})}>
        Back to your own
      </Button>
    </section>
  )
}
