import type { Session } from 'electron'
import { isPageAddress, parseAddress } from './page-address.ts'

type GuardedSession = Pick<
  Session,
  | 'webRequest'
  | 'on'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
>

/** Whether a request may go out at all: our page, what it made itself, and the inspector. */
export const isAllowedRequest = (address: string, resourceType: string): boolean => {
  if (isPageAddress(address)) return true
  const url = parseAddress(address)
  if (url?.protocol === 'blob:') return isPageAddress(url.pathname)
  if (url?.protocol === 'data:') return resourceType === 'image'
  return url?.protocol === 'devtools:'
}

/** The one thing a page may ask of the machine: to copy text a person chose. */
export const isAllowedPermission = (permission: string, address: string): boolean =>
  permission === 'clipboard-sanitized-write' && isPageAddress(address)

/** Refuses network, permissions and devices for every page of a session. */
export const guardSession = (session: GuardedSession): void => {
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isAllowedRequest(details.url, details.resourceType) }),
  )
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowedPermission(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isAllowedPermission(permission, origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    if (!isAllowedRequest(item.getURL(), 'download')) event.preventDefault()
  })
}
