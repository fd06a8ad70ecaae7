import { readFileSync } from 'node:fs'

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly { readonly type: number; readonly params?: { readonly url?: string } }[]
}

/** What Chromium's own log says went to its network stack: address of each request. */
export const readNetLog = (file: string): readonly string[] => {
  const { constants, events }: NetLog = JSON.parse(readFileSync(file, 'utf8'))
  const started = constants.logEventTypes.URL_REQUEST_START_JOB
  if (started === undefined) throw new Error('this log has no requests')
  return events.flatMap(({ type, params }) =>
    type === started && params?.url !== undefined ? [params.url] : [],
  )
}
