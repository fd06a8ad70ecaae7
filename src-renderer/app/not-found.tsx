import { Link } from '@tanstack/react-router'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import styles from './frame.module.css'
import { PageHeader } from './page-header.tsx'

/** An address that no screen has. */
export const NotFound = () => (
  <>
    <PageHeader title="Nothing here" />
    <div className={styles.body}>
      <EmptyNotice title="No screen has this address.">
        <Link to="/" className={styles.link}>
          Go to the overview
        </Link>
      </EmptyNotice>
    </div>
  </>
)
