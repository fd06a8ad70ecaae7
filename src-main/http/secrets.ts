import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new key: 32 random bytes in letters that fit a header, a cookie and a fragment. */
export const createSecret = (): string => randomBytes(32).toString('base64url')

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Secrets known by their digests alone; the newest are kept when there are too many. */
export interface SecretSet {
  readonly add: (secret: string) => void
  /** Compares with every digest in full, so that time tells nothing of any of them. */
  readonly has: (secret: string) => boolean
  /** {@link SecretSet.has}, and if so it is valid no longer. */
  readonly take: (secret: string) => boolean
}

/** Remembers digests of at most so many secrets; the oldest is forgotten first. */
export const createSecretSet = (limit: number): SecretSet => {
  let digests: readonly Buffer[] = []
  const indexOf = (secret: string): number => {
    const given = digestOf(secret)
    const matches = digests.map((digest) => timingSafeEqual(digest, given))
    return matches.indexOf(true)
  }
  return {
    add: (secret) => {
      digests = [...digests, digestOf(secret)].slice(-limit)
    },
    has: (secret) => indexOf(secret) >= 0,
    take: (secret) => {
      const found = indexOf(secret)
      digests = digests.filter((_, index) => index !== found)
      return found >= 0
    },
  }
}
