import { METHODS } from 'node:http'
import Fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { Limits } from '../application/limits.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time/instant.ts'
import { problemAnswering } from './answer-problem.ts'
import type { Identity } from './authentication.ts'
import { answerClientError } from './client-error.ts'
import type { Contract } from './contract/contract.ts'
import type { Operation } from './contract/operation.ts'
import { operationsOf } from './contract/operations.ts'
import type { Handlers, OperationId } from './handler.ts'
import type { IdempotencyStore } from './idempotency/idempotency-store.ts'
import type { Metrics } from './metrics.ts'
import { observe } from './observe.ts'
import { registerOperations } from './register-operations.ts'
import { createValidation } from './validation/validation.ts'

export type ServerOptions = {
  readonly contract: Contract
  readonly handlers: Handlers<OperationId>
  readonly idempotency: IdempotencyStore
  readonly authenticate: (
    operation: Operation, authorization: string | undefined) => Promise<Identity>
  /** Refuses a key that sends too fast. */
  readonly limitRate?: ((key: string) => void) | undefined
  readonly limits: Limits
  readonly now: () => Instant
  readonly newRequestId: () => string
  /** Whether the database answers. */
  readonly ping: () => Promise<void>
  readonly metrics: Metrics
  readonly log: { readonly level: string; readonly stream: { write(line: string): void } }
  readonly validateResponses: boolean
}

/** The HTTP server: every operation of the contract under /v1, and the engine's own endpoints. */
export const createServer = (options: ServerOptions): FastifyInstance => {
  const { contract, handlers, limits, newRequestId, log } = options
  const operations = operationsOf(contract)
  refuseMismatch(operations, handlers)
  const validation = createValidation(contract, options)
  const answer = problemAnswering({ version: contract.version, validation })
  const app = Fastify({
    // Neither bodies nor headers are logged; should anything bring a secret along, it is cut out.
    logger: { ...log, base: null, redact: { paths: [...secrets], censor: '[redacted]' } },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    // Every line names its request by itself: a logger for each request would cost as much as it.
    childLoggerFactory: (logger) => logger,
    // A request that does not end must not hold its connection for ever.
    requestTimeout: 60_000,
    bodyLimit: limits.requestBodyBytesMax,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 4096 },
    clientErrorHandler: (_, socket) =>
      answerClientError(socket, { requestId: newRequestId(), version: contract.version }),
    frameworkErrors: (error, request, reply) => answer(error, { request, reply }),
  })
  // Fastify answers 405 by routes only, so every method that Node knows gets one.
  for (const method of METHODS) {
    if (!app.supportedMethods.includes(method) && method !== 'CONNECT') app.addHttpMethod(method)
  }
  app.removeAllContentTypeParsers()
  // Fastify remembers what a pattern takes; '*', for what has no type, it looks for anew.
  for (const types of [/^./, '*']) {
    app.addContentTypeParser(types, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  }
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('valora-spec-version', contract.version).header('request-id', request.id)
    done()
  })
  closeWhenStopping(app)
  app.setErrorHandler((error, request, reply) => answer(error, { request, reply }))
  app.setNotFoundHandler(() => { throw new Refusal('route_not_found') })
  observe(app, options)
  registerOperations(app, { operations, options, validation })
  return app
}

/** A connection that is kept alive would keep the engine from stopping. */
const closeWhenStopping = (app: FastifyInstance): void => {
  let stopping = false
  app.addHook('preClose', async () => { stopping = true })
  app.addHook('onSend', (_, reply, payload, done) => {
    if (stopping) void reply.header('connection', 'close')
    done(null, payload)
  })
}

const secrets = ['authorization', 'secret', 'platform_key']
  .flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** A contract that is served in part, or more than it, is noticed before the first request. */
const refuseMismatch = (operations: readonly Operation[], handlers: object): void => {
  const declared = new Set<string>(operations.map(({ id }) => id))
  const missing = [...declared].filter((id) => !Object.hasOwn(handlers, id))
  const extra = Object.keys(handlers).filter((id) => !declared.has(id))
  if (missing.length + extra.length > 0) {
    throw new Error(
      `handlers and contract differ; missing: ${missing.join(', ') || 'none'}; `
      + `not in the contract: ${extra.join(', ') || 'none'}`)
  }
}

