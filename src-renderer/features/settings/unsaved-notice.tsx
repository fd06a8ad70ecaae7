import { CircleAlert } from 'lucide-react'
import { saveAgain, usePreferences } from '#renderer/client/preferences.ts'
import { Button } from '#renderer/ui/button.tsx'
import styles from './settings.module.css'

/** A choice that could not be kept: it holds until the page closes, and can be saved again. */
export const UnsavedNotice = () => {
  const { trouble } = usePreferences()
  if (trouble === null) return null
  return (
    <div className={styles.unsaved} role="alert">
      <CircleAlert size={15} aria-hidden />
      <span>Your choice was not saved, but holds until you close Rearview. {trouble}</span>
      <Button onClick={saveAgain}>Save again</Button>
    </div>
  )
}
