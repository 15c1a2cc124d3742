import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../domain/time/instant.ts'
import type { Identity } from './authentication.ts'
import type { Contract } from './contract/contract.ts'
import type { Operation } from './contract/operation.ts'
import { requestHash } from './idempotency/idempotent.ts'
import type { Keyed, Outcome, idempotent } from './idempotency/idempotent.ts'
import type { StoredAnswer } from './idempotency/idempotency-store.ts'
import { detachedOperations } from './operation-traits.ts'
import { pageWanted } from './page-wanted.ts'
import { problemOf } from './problem-of.ts'
import { requestReader } from './request/request-reader.ts'
import type { Accepted } from './request/request-reader.ts'
import type { Validation } from './validation/validation.ts'

/** A handler whose operation is not known to the compiler any more. */
export type AnyHandler = (request: unknown) => Promise<{ status: number; body: unknown }>

export type Serving = {
  readonly contract: Contract
  readonly validation: Validation
  readonly now: () => Instant
  readonly identityOf: (request: FastifyRequest) => Identity
  readonly once: ReturnType<typeof idempotent>
}

/** The answer to one request of one operation, from the bytes that came to the bytes that go. */
export const serveOperation = (
  { operation, handler }: { operation: Operation; handler: AnyHandler },
  serving: Serving,
) => {
  const { contract, validation, now, identityOf } = serving
  const read = requestReader({ operation, contract, compile: validation.requests })
  const checked = validation.answersOf(operation)

  const work = async (request: FastifyRequest, accepted: Accepted): Promise<StoredAnswer> => {
    const identity = identityOf(request)
    const page = pageWanted(operation, { accepted, identity })
    const { params, query, mediaType, body } = accepted
    const { status, body: answer } = await handler({
      ...identity, requestId: request.id, now: now(), params, query, page, mediaType, body,
    })
    return jsonAnswer(status, checked(status, answer))
  }

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
    const { url, headers } = request
    const accepted = read({
      url, headers, bytes, params: request.params as { [name: string]: string },
    })
    const key = accepted.idempotencyKey
    const { answer, replayed } = key === undefined
      ? { answer: await work(request, accepted), replayed: false }
      : await outcomeOf({ request, bytes, key, accepted })
    if (replayed) void reply.header('idempotency-replayed', 'true')
    return reply.code(answer.status).headers(answer.headers).send(answer.body)
  }

  async function outcomeOf({ request, bytes, key, accepted }: WithKey): Promise<Outcome> {
    const { organizationId, remembered } = identityOf(request)
    // A kept answer is for those whose key stands now.
    await remembered?.confirm()
    const path = request.url.split('?', 1)[0] ?? ''
    const keyed: Keyed = {
      scope: { scope: organizationId, method: operation.method, path, key },
      requestHash: requestHash(`${accepted.mediaType ?? ''}${accepted.attributes ?? ''}`, bytes),
      detached: detachedOperations.has(operation.id),
      work: () => work(request, accepted),
      refused: (refusal) => {
        const { status, body } = problemOf(refusal, request.id)
        return problemAnswer(status, checked(status, body))
      },
    }
    return serving.once(keyed)
  }
}

type WithKey = {
  readonly request: FastifyRequest
  readonly bytes: Uint8Array
  readonly key: string
  readonly accepted: Accepted
}

const bytesOf = (body: unknown): Uint8Array => Buffer.from(JSON.stringify(body))

const jsonAnswer = (status: number, body: unknown): StoredAnswer =>
  ({ status, headers: { 'content-type': 'application/json' }, body: bytesOf(body) })

const problemAnswer = (status: number, body: unknown): StoredAnswer =>
  ({ status, headers: { 'content-type': 'application/problem+json' }, body: bytesOf(body) })
