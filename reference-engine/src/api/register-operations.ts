import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusal.ts'
import type { Identity } from './authentication.ts'
import type { Operation } from './contract/operation.ts'
import { idempotent } from './idempotency/idempotent.ts'
import { isUnavailable } from './problem-of.ts'
import { invalidRequest } from './refusals.ts'
import { serveOperation } from './serve-operation.ts'
import type { AnyHandler, Serving } from './serve-operation.ts'
import type { ServerOptions } from './server.ts'
import type { Validation } from './validation/validation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; known before the body is read. */
    identity?: Identity
  }
}

type Registering = {
  readonly operations: readonly Operation[]
  readonly options: ServerOptions
  readonly validation: Validation
}

/** Serves every operation, and refuses every other method of its path (ERR 2). */
export const registerOperations = (
  app: FastifyInstance,
  { operations, options, validation }: Registering,
): void => {
  const { contract, handlers, authenticate, limitRate, limits, now, idempotency } = options
  app.decorateRequest('identity')
  const serving: Serving = {
    contract, now, validation,
    identityOf: (request) => request.identity as Identity,
    once: idempotent({
      store: idempotency, now, retentionHours: limits.idempotencyRetentionHoursMin,
    }),
  }
  for (const operation of operations) {
    const handler = handlers[operation.id] as unknown as AnyHandler
    app.route({
      method: operation.method,
      url: urlOf(operation.path),
      config: { operation },
      // Before the body is read: 401, 403 and 429 come first (ERR 2).
      onRequest: async (request) => {
        refuseEmptyParameter(request)
        const identity = await authenticate(operation, request.headers.authorization)
        request.identity = identity
        if (operation.scheme !== undefined) limitRate?.(identity.actor)
        refuseUnexpectedBody(operation, request)
      },
      errorHandler: (thrown, request, reply) => {
        void confirmed(thrown, request).then((refusal) => reply.send(refusal))
      },
      handler: serveOperation({ operation, handler }, serving),
    })
  }
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const allowed = operations.filter((other) => other.path === path).map(({ method }) => method)
    const refuse = async (request: FastifyRequest) => {
      refuseEmptyParameter(request)
      throw new Refusal('method_not_allowed', { allow: allowed.join(', ') })
    }
    app.route({
      method: app.supportedMethods.filter((method) => !allowed.includes(method)),
      url: urlOf(path), onRequest: refuse, handler: refuse,
    })
  }
}

/** `/customers/` is no path of the contract, though a router sees an empty id in it. */
const refuseEmptyParameter = ({ params }: FastifyRequest): void => {
  if (Object.values(params as object).includes('')) throw new Refusal('route_not_found')
}

/**
 * What is refused, or not understood, has stored nothing that would tell whether a remembered key
 * stands: should it not, that is what is wrong with the request.
 */
const confirmed = async (thrown: unknown, { identity }: FastifyRequest): Promise<unknown> => {
  if (isUnavailable(thrown)) return thrown
  try {
    await identity?.remembered?.confirm()
    return thrown
  } catch (refusal) {
    return refusal
  }
}

/** Fastify reads no body of a GET, so it has to be refused by its headers. */
const refuseUnexpectedBody = ({ bodies, method }: Operation, request: FastifyRequest): void => {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
  const unread = method === 'GET' && encoding !== undefined
  if (bodies.size > 0 || (length === '0' && !unread)) return
  const detail = 'The operation takes no body.'
  throw invalidRequest([{ pointer: '', code: 'unknown_property', detail }])
}

const urlOf = (path: string): string => `/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
