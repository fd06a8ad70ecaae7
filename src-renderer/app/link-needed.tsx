import { KeyRound } from 'lucide-react'
import { Button } from '#renderer/ui/button.tsx'
import styles from './link-needed.module.css'

/** Shown instead of everything when this page has no valid key. */
export const LinkNeeded = ({ reason }: { readonly reason: string }) => (
  <main className={styles.page}>
    <div className={styles.notice} role="alert">
      <KeyRound size={20} aria-hidden />
      <h1 className={styles.title}>This page needs the link that Rearview printed</h1>
      <p>{reason} Your transcripts stay closed to anyone who does not have that link.</p>
      <ol className={styles.steps}>
        <li>
          Go to the terminal in which Rearview was started. Its last lines hold a link that starts
          with <code>http://127.0.0.1:</code> and has <code>#code=</code> in it.
        </li>
        <li>Open that link in this browser. A link works once; the browser is then remembered.</li>
        <li>
          No terminal, or the link is used up? Stop Rearview and start it again with{' '}
          <code>npm start</code>: it prints a new one.
        </li>
      </ol>
      <Button onClick={() => window.location.reload()}>Try again</Button>
    </div>
  </main>
)
