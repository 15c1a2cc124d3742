import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../domain/time/instant.ts'
import type { Identity } from './authentication.ts'
import type { Contract } from './contract/contract.ts'
import type { Operation } from './contract/operation.ts'
import { requestHash } from './idempotency/idempotent.ts'
import type { Keyed, Outcome, idempotent } from './idempotency/idempotent.ts'
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
  // Made for the first request: to compile the schemas of all operations is half of a start.
  let reader: ReturnType<typeof requestReader> | undefined
  const checked = validation.answersOf(operation)

  const work = async (request: FastifyRequest, accepted: Accepted): Promise<Worked> => {
    const identity = identityOf(request)
    const page = pageWanted(operation, { accepted, identity })
    const { params, query, mediaType, body } = accepted
    const { status, body: answer } = await handler({
      ...identity, requestId: request.id, now: now(), params, query, page, mediaType, body,
    })
    return { status, text: JSON.stringify(checked(status, answer)) }
  }

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
    const { url, headers } = request
    reader ??= requestReader({ operation, contract, compile: validation.requests })
    const accepted = reader({
      url, headers, bytes, params: request.params as { [name: string]: string },
    })
    const key = accepted.idempotencyKey
    if (key === undefined) {
      const { status, text } = await work(request, accepted)
      // Text goes out in one piece with the headers, bytes in a second one.
      return reply.code(status).header('content-type', json).serializer(asItIs).send(text)
    }
    const { answer, replayed } = await outcomeOf({ request, bytes, key, accepted })
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
      work: async () => {
        const { status, text } = await work(request, accepted)
        return { status, headers: { 'content-type': json }, body: Buffer.from(text) }
      },
      refused: (refusal) => {
        const { status, body } = problemOf(refusal, request.id)
        const text = JSON.stringify(checked(status, body))
        return { status, headers: { 'content-type': problemJson }, body: Buffer.from(text) }
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

/** What was done, as the answer says it. */
type Worked = { readonly status: number; readonly text: string }

const json = 'application/json'
const problemJson = 'application/problem+json'

/** What is text already gets neither quotes nor a charset from Fastify. */
const asItIs = (text: unknown): string => text as string
