import { z } from 'zod'
import { version } from '#main/lib/version.ts'
import { errorTable } from '#schema/errors.ts'
import type { HttpBinding, Operation } from '#schema/operation.ts'
import { LoginCode, LoginInput, loginCodePath, loginPath } from './bind-login.ts'
import type { OperationTable } from './bind-operations.ts'

type JsonSchema = Readonly<Record<string, unknown>>
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The part of an object's JSON schema that its fields are read from. */
interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

/** An input field and where it is sent. */
export interface InputField {
  readonly name: string
  readonly in: 'path' | 'query' | 'body'
  readonly required: boolean
  readonly schema: JsonSchema
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const pathNames = (path: string): readonly string[] =>
  [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? [])

/** The fields of an operation's input, each with its place in a request. */
export const inputFields = (input: z.ZodType, http: HttpBinding): readonly InputField[] => {
  const { properties = {}, required = [] } = jsonSchema(input, 'input') as ObjectSchema
  const inPath = pathNames(http.path)
  const rest = http.method === 'GET' || http.method === 'DELETE' ? 'query' : 'body'
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: inPath.includes(name) ? 'path' : rest,
    required: inPath.includes(name) || required.includes(name),
    schema,
  }))
}

const parameters = (fields: readonly InputField[]) =>
  fields
    .filter((field) => field.in !== 'body')
    .map(({ schema, ...field }) => ({
      ...field,
      ...(typeof schema.description === 'string' ? { description: schema.description } : {}),
      schema,
    }))

const requestBody = (fields: readonly InputField[], needsBody = false) => {
  const inBody = fields.filter((field) => field.in === 'body')
  if (inBody.length === 0 && !needsBody) return {}
  const required = inBody.filter((field) => field.required).map((field) => field.name)
  const schema = {
    type: 'object',
    properties: Object.fromEntries(inBody.map((field) => [field.name, field.schema])),
    ...(required.length > 0 ? { required } : {}),
  }
  return {
    requestBody: {
      required: needsBody || required.length > 0,
      content: { 'application/json': { schema } },
    },
  }
}

const successContent = (operation: Operation): JsonSchema => {
  if (operation.kind === 'stream') return { 'text/event-stream': { schema: { type: 'string' } } }
  if (operation.http?.inPieces) return { 'application/json': { schema: {} } }
  if (operation.kind === 'download') return { '*/*': { schema: { type: 'string' } } }
  return { 'application/json': { schema: jsonSchema(operation.output, 'output') } }
}

const describeOperation = (name: string, operation: Operation, http: HttpBinding) => {
  const fields = inputFields(operation.input, http)
  const status = http.status ?? 200
  const content = status === 204 ? {} : { content: successContent(operation) }
  const dialect = http.dialect ?? 'flat'
  return {
    operationId: name,
    summary: operation.summary,
    tags: [name.split('.', 1)[0]],
    security: operation.access === 'public' ? [] : [{ token: [] }, { browser: [] }],
    parameters: parameters(fields),
    ...requestBody(fields, http.needsBody),
    responses: {
      [status]: { description: operation.summary, ...content },
      ...(http.notModifiedBy ? { 304: { description: 'Nothing is newer; no body' } } : {}),
      default: {
        description: 'A failure, with a sentence that says what is wrong',
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${dialect}` } } },
      },
    },
  }
}

const errorSchemas = () => {
  const code = { type: 'string', enum: Object.keys(errorTable) }
  const text = { type: 'string' }
  const flat = {
    type: 'object',
    required: ['error', 'detail', 'code'],
    properties: { error: text, detail: { type: ['string', 'array'] }, code },
  }
  const nested = {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code, message: text, details: {} },
      },
    },
  }
  return { flat, nested }
}

/** Login is no operation, but a route that programs can see. */
const loginTable: OperationTable = {
  'app.login': {
    summary: 'Trades the one-time code of a link for a browser cookie',
    kind: 'command',
    access: 'public',
    input: LoginInput,
    output: z.object({}),
    http: { method: 'POST', path: loginPath, status: 204 },
  },
  'app.loginCode': {
    summary: 'A one-time code for one more browser',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: LoginCode,
    http: { method: 'POST', path: loginCodePath },
  },
}

/** An operation that has a route. */
export interface ServedOperation {
  readonly name: string
  readonly operation: Operation
  readonly http: HttpBinding
}

/** Everything that has a route, in order of the table. */
export const servedOperations = (table: OperationTable): readonly ServedOperation[] =>
  Object.entries({ ...table, ...loginTable }).flatMap(([name, operation]) =>
    operation.http ? [{ name, operation, http: operation.http }] : [],
  )

const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** The OpenAPI 3.1 document of a table. */
export const openApiDocument = (table: OperationTable) => {
  const paths: Record<string, Partial<Record<Method, unknown>>> = {}
  for (const { name, operation, http } of servedOperations(table)) {
    const path = openApiPath(http.path)
    const method = http.method.toLowerCase() as Method
    paths[path] = { ...paths[path], [method]: describeOperation(name, operation, http) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Rearview', version },
    paths,
    components: {
      schemas: errorSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        browser: {
          type: 'apiKey',
          in: 'cookie',
          name: 'rearview_PORT',
          description: 'PORT is the port of this server; writes also need its own Origin',
        },
      },
    },
  }
}
