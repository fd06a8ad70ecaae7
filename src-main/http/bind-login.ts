import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AppError } from '#schema/errors.ts'
import { cookieName, type Keys } from './keys.ts'

/** Where a browser trades the one-time code of its link for a cookie. */
export const loginPath = '/api/app/login'
/** Where whoever is in already gets a link for one more browser. */
export const loginCodePath = '/api/app/login-code'

/** What is sent to {@link loginPath}. */
export const LoginInput = z.object({ code: z.string().min(1).max(200) })
/** What {@link loginCodePath} answers. */
export const LoginCode = z.object({ code: z.string() })

const maxBodyBytes = 4096

/** The two routes that are no operations: they are about this server's keys, not about data. */
export const bindLogin = (app: FastifyInstance, keys: Keys): void => {
  app.post(loginPath, { bodyLimit: maxBodyBytes }, async (request, reply) => {
    const input = LoginInput.safeParse(request.body)
    if (!input.success) throw new AppError('invalid_input', 'Send the code as {"code": "…"}.')
    return reply
      .setCookie(cookieName(request), keys.logIn(input.data.code, request.ip), {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
      })
      .code(204)
      .send()
  })
  app.post(loginCodePath, { config: { access: 'local' } }, async (_request, reply) =>
    reply.send({ code: keys.issueCode() } satisfies z.infer<typeof LoginCode>),
  )
}
