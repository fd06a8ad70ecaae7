import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { pageHeaders } from './inert-headers.ts'

/** The bundler puts a hash of the content into these names, so they never change. */
const isHashed = (file: string): boolean => /[\\/]assets[\\/].+-[\w-]{8,}\.\w+$/.test(file)

/** Whether there is a built page to serve. */
export const hasPage = (rendererDir: string): boolean =>
  existsSync(path.join(rendererDir, 'index.html'))

/**
 * Serves the built page. Its files are listed once, at start, each as a route of its own: what a
 * request asks for is compared with that list and never becomes part of a path.
 */
export const bindPageFiles = async (app: FastifyInstance, rendererDir: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: path.resolve(rendererDir),
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      reply.headers(pageHeaders)
      if (isHashed(file)) reply.header('Cache-Control', 'public, max-age=31536000, immutable')
    },
  })
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? '/'

/** Plain words between slashes: no dots that climb, no encoded ones, nothing of the API. */
const isViewPath = (pathname: string): boolean => {
  const decoded = URL.canParse(pathname, 'http://x') ? safeDecode(pathname) : undefined
  if (decoded === undefined || /[\\\p{Cc}]/u.test(decoded)) return false
  const parts = decoded.split('/').slice(1)
  if (parts.includes('..') || parts.includes('.')) return false
  return parts[0] !== 'api' && parts[0] !== 'assets'
}

const safeDecode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Whether an address without a route is one of the page's own views, to be opened by the page. */
export const wantsView = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  (request.headers.accept ?? '').includes('text/html') &&
  isViewPath(pathOf(request.url))
