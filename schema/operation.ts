import type { z } from 'zod'

/**
 * What an operation does: `query` reads, `command` writes, `stream` sends notices until the
 * caller leaves, `download` answers with a file.
 */
export type OperationKind = 'query' | 'command' | 'stream' | 'download'

/** Who may call an operation. `public` needs no key, `local` is the person at this machine. */
export type Access = 'public' | 'local' | 'reader' | 'owner' | 'engineer' | 'admin'

/** How an operation is reached over HTTP. Absent from an operation: it is not served there. */
export interface HttpBinding {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify-style path; `:name` segments are merged into the input. */
  readonly path: `/${string}`
  /** Success status, 200 unless named. */
  readonly status?: number
  /** Response headers beside the inert defaults. */
  readonly headers?: Readonly<Record<string, string>>
  /** Query parameters that may be repeated and always arrive as a list. */
  readonly repeated?: readonly string[]
  /** Calls per minute and address, for this operation alone. */
  readonly rateLimitPerMinute?: number
  /** Largest body it takes, in bytes; a megabyte unless named. */
  readonly bodyBytes?: number
  /** Shape of its errors: `flat` = `{error, detail, code}`, `nested` = `{error: {code, message, details}}`. */
  readonly dialect?: 'flat' | 'nested'
  /** Status for input that does not parse, 400 unless its document says 422. */
  readonly invalidStatus?: 400 | 422
  /**
   * Key of the answer that says, by being `true`, that the caller has the newest already: then the
   * answer is a 304 without a body.
   */
  readonly notModifiedBy?: string
  /** Whether its output is a `JsonPiece` or a `FilePiece`: the pieces are sent one after the other as one body. */
  readonly inPieces?: boolean
  /** Whether a request without any body is refused as invalid, as its document has it. */
  readonly needsBody?: boolean
}

/** A named, typed thing one can ask; the only door to the data. */
export interface Operation {
  readonly summary: string
  readonly kind: OperationKind
  readonly access: Access
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly http?: HttpBinding
}

/** Keeps the literal types of a feature's table while checking its shape. */
export const defineOperations = <
  const T extends Readonly<Record<`${string}.${string}`, Operation>>,
>(
  table: T,
): T => table
