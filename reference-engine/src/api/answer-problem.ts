import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Operation } from './contract/operation.ts'
import { frameworkRefusal } from './framework-refusal.ts'
import { problemOf } from './problem-of.ts'
import type { ProblemAnswer } from './problem-of.ts'
import type { Validation } from './validation/validation.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/**
 * Answers whatever was thrown, by handlers or by the framework, as a problem (ERR 2). A problem
 * that the operation does not declare is a defect, where answers are checked at all.
 */
export const problemAnswering = (
  { version, validation }: { readonly version: string; readonly validation: Validation },
) => (thrown: unknown, { request, reply }: Exchange): void => {
  const found = problemOf(frameworkRefusal(thrown), request.id)
  if (found.defect) request.log.error({ request_id: request.id, err: thrown }, 'request failed')
  const { status, headers, body } = declared(found, request)
  void reply.code(status).headers({
    ...headers,
    'content-type': 'application/problem+json',
    'valora-spec-version': version,
    'request-id': request.id,
  }).send(Buffer.from(JSON.stringify(body)))

  function declared(answer: ProblemAnswer, { log, id, routeOptions }: FastifyRequest) {
    const { operation } = routeOptions.config as { readonly operation?: Operation }
    // A path that only looks like one of the contract belongs to no operation.
    if (operation === undefined || answer.body.code === 'route_not_found') return answer
    try {
      validation.answersOf(operation)(answer.status, answer.body)
      return answer
    } catch (error) {
      log.error({ request_id: id, err: error }, 'answer broke the contract')
      return problemOf(error, id)
    }
  }
}
