import {
  createContext,
  type ReactNode,
  use,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { commonTrouble, type PartFailure } from './common-trouble.ts'
import { FailureNotice } from './failure-notice.tsx'
import styles from './failure-group.module.css'

interface Group {
  /** Why most parts failed, where that is said once for all of them. */
  readonly common: string | null
  readonly change: (id: string, failure: PartFailure | null) => void
}

const GroupContext = createContext<Group | null>(null)

/**
 * Tells the screen around a part that it failed, while `error` is there. Answers whether the
 * screen says so for it: then the part keeps still.
 */
export const useGathered = (what: string, error: Error | null, retry: () => void): boolean => {
  const group = use(GroupContext)
  const id = useId()
  const onRetry = useEffectEvent(retry)
  const message = error?.message
  const change = group?.change
  useLayoutEffect(() => {
    if (!change || message === undefined) return
    change(id, { what, message, retry: () => onRetry() })
    return () => change(id, null)
  }, [change, id, what, message])
  return message !== undefined && group?.common === message
}

const useFailures = () => {
  const [failures, setFailures] = useState<ReadonlyMap<string, PartFailure>>(new Map())
  const [change] = useState(
    () => (id: string, failure: PartFailure | null) =>
      setFailures((before) => {
        const next = new Map(before)
        if (failure) next.set(id, failure)
        else next.delete(id)
        return next
      }),
  )
  return { failures: [...failures.values()], change }
}

/** Parts of a screen. Where several of them fail for one reason, it is said once, above them. */
export const FailureGroup = ({ children }: { readonly children: ReactNode }) => {
  const { failures, change } = useFailures()
  const common = commonTrouble(failures)
  const value = useMemo(() => ({ common, change }), [common, change])
  const failed = failures.filter(({ message }) => message === common)
  return (
    <GroupContext value={value}>
      {common !== null && (
        <div className={styles.common}>
          <FailureNotice
            sentence={`Could not read ${failed.length} parts of this screen. ${common}`}
            detail={failed.map(({ what, message }) => `${what}: ${message}`).join('\n')}
            onRetry={() => {
              for (const { retry } of failed) retry()
            }}
          />
        </div>
      )}
      {children}
    </GroupContext>
  )
}
