import { timerSpan } from './defaults.ts'
import { problemFrom } from './problems.ts'
import type { Settings } from './settings.ts'
import { versionFault } from './supported-version.ts'
import {
  ValoraAbortError, ValoraConnectionError, ValoraTimeoutError, type ValoraError,
} from './valora-error.ts'

/** What one attempt came to: a response, and the error that it or its absence stands for. */
export type Outcome =
  | { response: Response; error?: ValoraError }
  | { response?: never; error: ValoraError }

type Limits = Pick<Settings, 'fetch' | 'now' | 'timeout_ms'> & { caller: AbortSignal }

const failure = (cause: unknown, signal: AbortSignal): ValoraError => {
  const reason: unknown = signal.aborted ? signal.reason : cause
  if ((reason as Error | undefined)?.name === 'TimeoutError') {
    return new ValoraTimeoutError('The answer did not come in time', { cause: reason })
  }
  return signal.aborted
    ? new ValoraAbortError('The caller ended the call', { cause: reason })
    : new ValoraConnectionError(`No answer came: ${String(cause)}`, { cause })
}

// One controller that follows the caller's own signal: one that only other signals refer to may
// be collected before it fires, and the call would then hang.
const limited = (caller: AbortSignal, timeout_ms: number) => {
  const controller = new AbortController()
  const follow = () => { controller.abort(caller.reason) }
  const late = () => { controller.abort(new DOMException('too late', 'TimeoutError')) }
  const timer = setTimeout(late, timerSpan(timeout_ms))
  caller.addEventListener('abort', follow)
  if (caller.aborted) follow()
  const release = () => {
    clearTimeout(timer)
    caller.removeEventListener('abort', follow)
  }
  return { signal: controller.signal, release }
}

/**
 * Sends a request once. The body is read here, so that one which breaks off or stalls counts as
 * the failure of this attempt.
 */
export const attempt = async (request: Request, limits: Limits): Promise<Outcome> => {
  const { fetch, now, timeout_ms, caller } = limits
  const { signal, release } = limited(caller, timeout_ms)
  try {
    signal.throwIfAborted()
    const answer = await fetch(new Request(request.clone(), { signal }))
    const text = await answer.text()
    const response = new Response(text === '' ? null : text, answer)
    const fault = versionFault(response)
    if (fault !== undefined) return { error: fault }
    if (response.ok) return { response }
    const body: unknown = await response.clone().json().catch(() => null)
    return { response, error: problemFrom(body, { response, now }) }
  } catch (cause) {
    return { error: failure(cause, signal) }
  } finally {
    release()
  }
}
