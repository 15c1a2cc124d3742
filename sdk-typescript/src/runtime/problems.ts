import type { ProblemCode } from '../generated/problems.ts'
import {
  ValoraProblem, type AnyProblemCode, type ProblemBody, type ProblemContext,
} from './valora-problem.ts'

type ProblemClass<Code extends string> =
  new (body: ProblemBody, context: ProblemContext) => ValoraProblem<Code>

const classes = new Map<string, ProblemClass<AnyProblemCode>>()

const classOf = (code: string): ProblemClass<AnyProblemCode> => {
  const known = classes.get(code) ?? class extends ValoraProblem {}
  classes.set(code, known)
  return known
}

/**
 * A class for each code of the problem registry, to be used with `instanceof`. Classes are made
 * when they are first asked for: the registry costs types, not bytes, and a code that a newer
 * engine added has its class too.
 *
 * @example
 * ```ts
 * import { createValora, problems } from '@valora/sdk'
 *
 * const valora = createValora({ baseUrl: 'http://127.0.0.1:8080/v1', apiKey: 'vk_example' })
 * const path = { customer_id: 'cus_01kb4x3v8cf2mrzq5w9d7hjtea' }
 * const customer = await valora.getCustomer({ path }).catch((error: unknown) => {
 *   if (error instanceof problems.customer_not_found) return undefined
 *   throw error
 * })
 * console.log(customer?.name)
 * ```
 */
export const problems = new Proxy({} as { readonly [C in ProblemCode]: ProblemClass<C> }, {
  get: (_, code) => classOf(String(code)),
})

/** The problem that an answer holds; whatever else it holds becomes a problem by its status. */
export const problemFrom = (answered: unknown, context: ProblemContext): ValoraProblem => {
  const sent = answered as ProblemBody | null | undefined
  // Without a code it is no problem of the contract, and what its members hold is not known.
  const body = typeof sent?.code === 'string' ? sent : { code: `http_${context.response.status}` }
  return new (classOf(body.code))(body, context)
}
