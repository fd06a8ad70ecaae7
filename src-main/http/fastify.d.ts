import 'fastify'
import type { Access, HttpBinding } from '#schema/operation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route; absent on what needs no key. */
    access?: Access
    /** Shape of the route's errors. */
    shape?: Pick<HttpBinding, 'dialect' | 'invalidStatus'>
  }
}
