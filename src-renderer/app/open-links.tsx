import { useRouter } from '@tanstack/react-router'
import { useNotice } from '#renderer/client/use-notices.ts'
import { sessionAddress } from '#schema/session-link.ts'

/** Goes to the session that a link from outside names. */
export const OpenLinks = () => {
  const { history } = useRouter()
  useNotice('open.session', (link) => history.push(sessionAddress(link)))
  return null
}
