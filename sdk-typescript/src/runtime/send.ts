import type { operations, OperationId } from '../generated/operations.ts'
import { attempt, type Outcome } from './attempt.ts'
import { retryWait } from './retry-wait.ts'
import type { Settings } from './settings.ts'

/** The retry class of an operation (`x-retry`); a path outside of the contract has none. */
export type RetryClass = (typeof operations)[OperationId]['retry'] | undefined

const mayRepeat = (request: Request, retry: RetryClass): boolean =>
  retry === 'with-idempotency-key'
    ? request.headers.has('Idempotency-Key')
    : retry === 'safe' || retry === 'idempotent'

const conclude = ({ response, error }: Outcome): Response => {
  if (response === undefined) throw error
  return response
}

/**
 * Sends a request, and again while that may help and its retry class allows. Each attempt carries
 * the same `Idempotency-Key`, so the engine acts once (IDM-1.1). Answers the last response.
 */
export const send = async (
  request: Request & { callerSignal?: AbortSignal },
  { retry, ...settings }: Settings & { retry: RetryClass },
): Promise<Response> => {
  const { now, random, retries, sleep, timeout_ms } = settings
  const caller = request.callerSignal ?? request.signal
  const end_ms = now() + (retries + 1) * timeout_ms
  for (let failed = 0; ; failed++) {
    const rest_ms = Math.min(timeout_ms, end_ms - now())
    const outcome = await attempt(request, { ...settings, caller, timeout_ms: rest_ms })
    const again = failed < retries && mayRepeat(request, retry) && !caller.aborted
    const wait_ms = again ? retryWait(outcome, { failed, random }) : undefined
    if (wait_ms === undefined || wait_ms >= end_ms - now()) return conclude(outcome)
    await sleep(wait_ms, caller)
    if (now() >= end_ms) return conclude(outcome)
  }
}
