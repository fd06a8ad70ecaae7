import type { FastifyInstance } from 'fastify'
import type { OperationTable } from './bind-operations.ts'
import { docsPage, docsStyle } from './docs-page.ts'
import { pageHeaders } from './inert-headers.ts'
import { openApiDocument, servedOperations } from './openapi.ts'

/** Serves what the table says of itself: for machines, and as a page to read. */
export const bindDocs = (app: FastifyInstance, table: OperationTable): void => {
  const options = { config: { access: 'local' }, exposeHeadRoute: true } as const
  app.get('/openapi.json', options, async (_request, reply) => reply.send(openApiDocument(table)))
  app.get('/docs', options, async (_request, reply) =>
    reply
      .headers(pageHeaders)
      .type('text/html; charset=utf-8')
      .send(docsPage(servedOperations(table))),
  )
  app.get('/docs.css', options, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(docsStyle),
  )
}
