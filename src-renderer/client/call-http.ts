import { z } from 'zod'
import { AppError, type ErrorCode, errorTable } from '#schema/errors.ts'
import { type OperationName, operationOf } from '#schema/operations.ts'
import { type OperationRequest, requestFor } from './request-url.ts'
import { unreachable } from './unreachable.ts'

const FailureBody = z.object({
  error: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
})

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)

const codeOfStatus = (status: number): ErrorCode => {
  const found = Object.entries(errorTable).find(([, entry]) => entry.status === status)?.[0]
  return found && isErrorCode(found) ? found : 'internal'
}

/** What the server refused, as an AppError; a body that is no failure leaves only the status. */
const readFailure = async (response: Response): Promise<AppError> => {
  const parsed = FailureBody.safeParse(await response.json().catch(() => ({})))
  const { error, code } = parsed.data ?? {}
  return new AppError(code && isErrorCode(code) ? code : codeOfStatus(response.status), error)
}

const send = async (request: OperationRequest, signal?: AbortSignal): Promise<Response> => {
  try {
    return await fetch(request.url, {
      method: request.method,
      credentials: 'same-origin',
      headers: request.body === undefined ? {} : { 'content-type': 'application/json' },
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw unreachable()
  }
}

const fileNameOf = (response: Response): string =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'rearview'

/** A long file is sent in pieces, and breaks off where one of them cannot be made. */
const brokenOff = () => new AppError('unavailable', 'The file broke off before its end. Try again.')

/** A download arrives as the file itself; its name and type stand in the headers. */
const readFile = async (response: Response) => ({
  fileName: fileNameOf(response),
  mediaType: response.headers.get('content-type') ?? 'text/plain',
  text: await response.text().catch(() => {
    throw brokenOff()
  }),
})

/** Runs an operation over HTTP at the address its table entry names. */
export const callHttp = async (
  name: OperationName,
  input: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> => {
  const { http, kind } = operationOf(name)
  if (!http) throw new AppError('not_found', `${name} is not served over HTTP.`)
  const response = await send(requestFor(http, input), signal)
  if (!response.ok) throw await readFailure(response)
  return kind === 'download' ? await readFile(response) : await response.json()
}
