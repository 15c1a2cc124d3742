import type { Problem } from '@valora/spec/types'
import type { Answer, Call, NoAnswer, Request } from './call-engine.ts'
import { ImportFault } from './import-fault.ts'
import type { Patience } from './patience.ts'

/** The same request failing so often alone, while others are answered, is no passing trouble. */
const attempts_max = 12

/** Sends a request until the engine decides about it: neither 5xx nor 408, 425 or 429. */
export const sendUntilAnswered = (call: Call, patience: Patience) =>
  async (request: Request): Promise<Answer> => {
    for (let failed = 0; ; failed += 1) {
      const attempt = await call(request)
      if (isDecided(attempt)) {
        patience.answered()
        return attempt
      }
      const reason = setbackReason(attempt)
      if (failed + 1 >= attempts_max && !isBusy(attempt)) {
        throw new ImportFault(`${reason}, ${attempts_max} times for the same events`)
      }
      await patience.wait({ reason, asked_ms: askedBy(attempt), failed })
    }
  }

const askedBy = (attempt: Answer | NoAnswer): number | undefined =>
  'status' in attempt ? attempt.retryAfter_ms : undefined

const isBusy = (attempt: Answer | NoAnswer): boolean =>
  'status' in attempt && [408, 425, 429, 503].includes(attempt.status)

const isDecided = (attempt: Answer | NoAnswer): attempt is Answer =>
  'status' in attempt && attempt.status < 500 && !isBusy(attempt)

const setbackReason = (attempt: Answer | NoAnswer): string =>
  'status' in attempt ? `the engine ${answeredWith(attempt)}` : attempt.noAnswer

/** A problem of the contract, where the body is one. */
export const problemIn = ({ body }: Answer): Problem | undefined => {
  const problem = body as Partial<Problem> | null | undefined
  return typeof problem?.code === 'string' ? problem as Problem : undefined
}

/** `answered 401 unauthenticated: what it says`, in one line. */
export const answeredWith = (answer: Answer): string => {
  const { code, detail = '' } = problemIn(answer) ?? {}
  const said = [code, detail.split('\n')[0]].filter(Boolean).join(': ')
  return `answered ${answer.status}${said === '' ? '' : ` ${said.slice(0, 500)}`}`
}
