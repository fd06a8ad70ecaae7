import type { HttpBinding } from '#schema/operation.ts'

/** A request for an operation, ready for fetch. */
export interface OperationRequest {
  readonly method: HttpBinding['method']
  readonly url: string
  readonly body: string | undefined
}

type Fields = Readonly<Record<string, unknown>>

const inQuery: ReadonlySet<HttpBinding['method']> = new Set(['GET', 'DELETE'])

const fillPath = (path: string, fields: Fields, used: Set<string>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    used.add(name)
    return encodeURIComponent(String(fields[name] ?? ''))
  })

const queryOf = (fields: readonly (readonly [string, unknown])[]): string => {
  const query = new URLSearchParams()
  for (const [name, value] of fields)
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, String(item))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** Method, address and body from an operation's binding; `:name` segments leave the input. */
export const requestFor = (binding: HttpBinding, input: Fields): OperationRequest => {
  const used = new Set<string>()
  const path = fillPath(binding.path, input, used)
  const rest = Object.entries(input).filter(
    ([name, value]) => !used.has(name) && value !== undefined,
  )
  return inQuery.has(binding.method)
    ? { method: binding.method, url: `${path}${queryOf(rest)}`, body: undefined }
    : { method: binding.method, url: path, body: JSON.stringify(Object.fromEntries(rest)) }
}
