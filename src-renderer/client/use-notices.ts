import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { Notice, NoticeName } from '#schema/events.ts'
import { isConnected, onConnection, subscribe } from './notices.ts'

/** Calls back on each notice of a name while the component is shown. */
export const useNotice = <N extends NoticeName>(
  name: N,
  listener: (notice: Notice<N>) => void,
): void => {
  const onNotice = useEffectEvent(listener)
  useEffect(() => subscribe(name, (notice) => onNotice(notice)), [name])
}

/** Whether notices arrive at present. */
export const useIsConnected = (): boolean => useSyncExternalStore(onConnection, isConnected)
