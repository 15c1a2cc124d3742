import type { ProblemCode } from '../generated/problems.ts'
import type { Problem, ProblemFault } from '../generated/schema.ts'
import { retryAfter } from './retry-after.ts'
import { ValoraError } from './valora-error.ts'

/** A registered code, or one that a newer engine added. */
export type AnyProblemCode = ProblemCode | (string & Record<never, never>)

/** The wire's problem; a foreign answer has some of it at most. */
export type ProblemBody = Partial<Problem> & { code: string }

export type ProblemContext = { response: Response; now: () => number }

/**
 * A refusal of the engine (ERR-2.1), ready to be programmed against: by class (`problems`), by
 * `code`, or by `status` for a code that this version does not know.
 *
 * @example
 * ```ts
 * import { createValora, ValoraProblem } from '@valora/sdk'
 *
 * const valora = createValora({ baseUrl: 'http://127.0.0.1:8080/v1' })
 * try {
 *   await valora.listCustomers()
 * } catch (error) {
 *   if (!(error instanceof ValoraProblem)) throw error
 *   console.log(error.status, error.code, error.detail, error.requestId)
 * }
 * ```
 */
export class ValoraProblem<Code extends string = AnyProblemCode> extends ValoraError {
  override readonly name = 'ValoraProblem'
  override readonly retryable: boolean
  readonly code: Code
  readonly status: number
  readonly title: string
  readonly detail: string
  /** Every fault of the request, not only the first (ERR-2.2). */
  readonly errors: ProblemFault[]
  readonly requestId: string | undefined
  /** How long the engine asks to wait. */
  readonly retryAfter_ms: number | undefined
  /** The problem as it was sent, with members that only some codes have. */
  readonly body: ProblemBody

  constructor(body: ProblemBody, { response, now }: ProblemContext) {
    const { status, statusText, headers } = response
    super(body.detail ?? `The answer was ${status} ${statusText}`)
    this.body = body
    this.status = status
    this.code = body.code as Code
    this.title = body.title ?? statusText
    this.detail = this.message
    this.errors = body.errors ?? []
    this.retryable = body.retryable ?? (status === 429 || status >= 500)
    this.requestId = body.request_id ?? headers.get('Request-Id') ?? undefined
    this.retryAfter_ms = retryAfter(headers, now)
  }
}
