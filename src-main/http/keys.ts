import type { FastifyRequest } from 'fastify'
import { anonymousCaller, type Caller, localCaller } from '#main/engine/engine.ts'
import { AppError } from '#schema/errors.ts'
import { isFromOwnPage } from './guard.ts'
import { createRateLimit } from './rate-limit.ts'
import { createSecret, createSecretSet } from './secrets.ts'

/** What a request showed to prove who it is. */
type Proof =
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'cookie' }

/** The keys of one running server: its token, its one-time codes, its browser sessions. */
export interface Keys {
  /** The key programs send as `Authorization: Bearer`. */
  readonly token: string
  /** A new one-time code. */
  readonly issueCode: () => string
  /** Trades a one-time code for the secret of a new browser session. */
  readonly logIn: (code: string, address: string) => string
  /** Who a request comes from; throws where its key is wrong or does not suffice. */
  readonly identify: (request: FastifyRequest, isPublic: boolean) => Caller
}

/** Cookies of one host are shared by all its ports, so the port is part of the name. */
export const cookieName = (request: FastifyRequest): string =>
  `rearview_${request.raw.socket.localPort ?? 0}`

const bearerOf = (header: string): string => /^Bearer +(\S+)$/i.exec(header)?.[1] ?? ''

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

const wrongKeysPerMinute = 10
const maxCodes = 16
const maxSessions = 64

/** Keys of a server that starts: a token, given or new, and no code or session yet. */
export const createKeys = (given?: string, now: () => number = Date.now): Keys => {
  const token = given ?? createSecret()
  const tokens = createSecretSet(1)
  const codes = createSecretSet(maxCodes)
  const sessions = createSecretSet(maxSessions)
  const wrongKeys = createRateLimit(wrongKeysPerMinute, now)
  tokens.add(token)

  const proofOf = (request: FastifyRequest): Proof => {
    const header = request.headers.authorization
    if (header !== undefined) return { kind: tokens.has(bearerOf(header)) ? 'bearer' : 'wrong' }
    const cookie = request.cookies[cookieName(request)]
    if (cookie === undefined) return { kind: 'none' }
    // A cookie of an earlier run is no attempt at anything: its owner just has to log in again.
    return { kind: sessions.has(cookie) ? 'cookie' : 'none' }
  }

  /** A wrong key is counted after it was looked at, so a right one is never locked out. */
  const refuseWrong = (address: string, sentence?: string): AppError =>
    wrongKeys.allow(address)
      ? new AppError('unauthorized', sentence)
      : new AppError('rate_limited', 'Too many wrong keys; wait a minute and try again.')

  return {
    token,
    issueCode: () => {
      const code = createSecret()
      codes.add(code)
      return code
    },
    logIn: (code, address) => {
      if (!codes.take(code)) {
        throw refuseWrong(
          address,
          'This link was already used or is from an earlier start; open the newest one.',
        )
      }
      const secret = createSecret()
      sessions.add(secret)
      return secret
    },
    identify: (request, isPublic) => {
      const proof = proofOf(request)
      if (isPublic && (proof.kind === 'none' || proof.kind === 'wrong')) return anonymousCaller
      if (proof.kind === 'none') throw new AppError('unauthorized')
      if (proof.kind === 'wrong') throw refuseWrong(request.ip)
      if (proof.kind === 'cookie' && !isRead(request.method) && !isFromOwnPage(request.raw)) {
        throw new AppError('forbidden', 'A change by cookie must come from our own page.')
      }
      return localCaller('http')
    },
  }
}
