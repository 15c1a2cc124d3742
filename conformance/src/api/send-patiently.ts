import { setTimeout as pause } from 'node:timers/promises'
import type { RawRequest } from './api.ts'
import type { Exchange } from './exchange.ts'
import { send } from './send.ts'
import type { Log, Target } from './session.ts'

const triesMax = 4
const waitMaxSeconds = 5

// Neither says anything about the promise under judgement, and both say that nothing was stored.
const passing = new Set([429, 503])

const waitOf = ({ status, headers }: Exchange): number | null => {
  const seconds = Number(headers['retry-after'])
  return passing.has(status) && seconds >= 0 && seconds <= waitMaxSeconds ? seconds : null
}

/** Sends a request, and again when the engine asks to come back within seconds. */
export const sendPatiently = async (
  target: Target, log: Log, { request, secret }: { request: RawRequest; secret: string | null },
): Promise<Exchange> => {
  for (let tries = 1; ; tries += 1) {
    const exchange = await send(target, log, { request, secret })
    const seconds = waitOf(exchange)
    if (seconds === null || tries === triesMax || target.signal.aborted) return exchange
    await pause(seconds * 1000)
  }
}
