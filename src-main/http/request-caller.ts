import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '#main/engine/engine.ts'

const name = 'caller'

/** Makes room on every request for who sent it. */
export const declareCaller = (app: FastifyInstance): void => {
  app.decorateRequest(name, null)
}

/** Notes who a request comes from, once its key was looked at. */
export const setCaller = (request: FastifyRequest, caller: Caller): void => {
  request.setDecorator<Caller>(name, caller)
}

/** Who a request comes from. */
export const callerOf = (request: FastifyRequest): Caller => request.getDecorator<Caller>(name)
