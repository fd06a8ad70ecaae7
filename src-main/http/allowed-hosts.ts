import { networkInterfaces } from 'node:os'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** A host as a URL and a Host header write it: IPv6 in brackets, lower case. */
export const inUrlForm = (host: string): string => {
  const lower = host.toLowerCase()
  return lower.includes(':') && !lower.startsWith('[') ? `[${lower}]` : lower
}

const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '[::]'

/**
 * Names this server answers to. A name that merely resolves to this machine is not among them:
 * that is how a foreign page would reach us. Bound to every interface, the machine's own addresses
 * are, since an address cannot be made to point elsewhere.
 */
export const allowedHosts = (bound: string): ReadonlySet<string> => {
  const host = inUrlForm(bound)
  const own = isWildcard(host)
    ? Object.values(networkInterfaces()).flatMap((entries) =>
        (entries ?? []).map((entry) => inUrlForm(entry.address)),
      )
    : [host]
  return new Set([...loopback, ...own])
}

/** The host a person can open: a wildcard is not an address to go to. */
export const reachableHost = (bound: string): string => {
  const host = inUrlForm(bound)
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '[::]' ? '[::1]' : host
}

/** Whether a Host header names one of our hosts with our port, spelled exactly. */
export const isAllowedHost = (
  header: string,
  port: number,
  hosts: ReadonlySet<string>,
): boolean => {
  const lower = header.toLowerCase()
  if (port === 80 && hosts.has(lower)) return true
  const suffix = `:${port}`
  return lower.endsWith(suffix) && hosts.has(lower.slice(0, -suffix.length))
}
