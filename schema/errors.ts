/** Every failure a caller can see: code → HTTP status → a sentence for a person. */
export const errorTable = {
  invalid_input: { status: 400, sentence: 'The request has a value that cannot be used.' },
  /** A value of the right type that its document refuses with 400, where a wrong type is 422. */
  bad_value: { status: 400, sentence: 'The request has a value that is not known.' },
  no_project: { status: 400, sentence: 'No project selected' },
  unauthorized: { status: 401, sentence: 'A valid token is needed.' },
  forbidden: { status: 403, sentence: 'This caller may not do that.' },
  not_found: { status: 404, sentence: 'There is nothing by that name.' },
  conflict: { status: 409, sentence: 'Another action of the same kind is under way.' },
  too_large: { status: 413, sentence: 'That is larger than is accepted.' },
  wrong_host: { status: 421, sentence: 'This address does not serve that host.' },
  rate_limited: { status: 429, sentence: 'Too many requests; wait a minute and try again.' },
  internal: {
    status: 500,
    sentence: 'Something went wrong inside Rearview; the log has the detail.',
  },
  unavailable: { status: 503, sentence: 'That part of Rearview is not ready; try again shortly.' },
  too_slow: {
    status: 504,
    sentence: 'That took too long; narrow the period and try again.',
  },
  folder_unreadable: { status: 422, sentence: 'That folder is missing or cannot be read.' },
  storage_full: {
    status: 507,
    sentence: 'The disk is full; free some space and Rearview goes on.',
  },
  store_newer: {
    status: 503,
    sentence: 'The data folder was written by a newer Rearview; update this one to open it.',
  },
  store_foreign: {
    status: 503,
    sentence: 'The data folder holds a database of another program; choose another folder.',
  },
  store_damaged: {
    status: 503,
    sentence: 'The store is damaged; the damaged file was kept aside.',
  },
} as const satisfies Record<string, { status: number; sentence: string }>

/** A key of {@link errorTable}; callers switch on it, never on a message. */
export type ErrorCode = keyof typeof errorTable

/** Where an input failed: path of keys, sentence, zod's issue code. */
export interface ErrorPlace {
  readonly loc: readonly (string | number)[]
  readonly msg: string
  readonly type: string
}

/** Keys of an error's body beside its own, or in place of them where a document says so. */
export type ErrorKeys = Readonly<Record<string, string | readonly string[]>>

/** A failure as it crosses a boundary. */
export interface Failure {
  readonly code: ErrorCode
  readonly message: string
  readonly places?: readonly ErrorPlace[]
  /** Keys that the document of an operation adds to the body of this failure. */
  readonly keys?: ErrorKeys
}

/** What dispatch answers: a value or a failure, never an exception. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure }

/** Thrown inside, turned into a {@link Failure} at the door. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly places: readonly ErrorPlace[] | undefined
  readonly keys: ErrorKeys | undefined

  constructor(code: ErrorCode, message?: string, places?: readonly ErrorPlace[], keys?: ErrorKeys) {
    super(message ?? errorTable[code].sentence)
    this.name = 'AppError'
    this.code = code
    this.places = places
    this.keys = keys
  }

  /** A failure that crossed a boundary, as what it was. */
  static from({ code, message, places, keys }: Failure): AppError {
    return new AppError(code, message, places, keys)
  }
}

/** Any thrown thing as a failure; what is not an AppError loses its text, which belongs in the log. */
export const toFailure = (thrown: unknown): Failure =>
  thrown instanceof AppError
    ? {
        code: thrown.code,
        message: thrown.message,
        ...(thrown.places ? { places: thrown.places } : {}),
        ...(thrown.keys ? { keys: thrown.keys } : {}),
      }
    : { code: 'internal', message: errorTable.internal.sentence }
