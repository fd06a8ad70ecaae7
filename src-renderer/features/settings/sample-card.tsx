import { FlaskConical } from 'lucide-react'
import { useCommand } from '#renderer/client/use-command.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import styles from './settings.module.css'

/** A look at made-up sessions, and the way back. */
export const SampleCard = () => {
  const { data } = useOperation('app.status', {})
  const open = useCommand('sample.open')
  const close = useCommand('sample.close')
  const command = data?.isSample ? close : open
  return (
    <Card title="Sample data">
      <p className={styles.hint}>
        Thirty made-up sessions in a store of their own. They never mix with yours and are removed
        when you go back.
      </p>
      <div className={styles.actions}>
        <Button disabled={command.isPending} onClick={() => command.mutate({})}>
          <FlaskConical size={14} aria-hidden />
          {data?.isSample ? 'Back to your own data' : 'Look at sample data'}
        </Button>
        <Trouble error={command.error} />
      </div>
    </Card>
  )
}
