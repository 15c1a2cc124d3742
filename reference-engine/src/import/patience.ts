import { ImportFault } from './import-fault.ts'
import type { ImportIo } from './import-io.ts'

/** One attempt that came to nothing. */
export type Setback = {
  /** As a part of a sentence: `connection refused`. */
  readonly reason: string
  /** What `Retry-After` asks for. */
  readonly asked_ms?: number | undefined
  /** How many attempts of this request failed before. */
  readonly failed: number
}

/** Decides, for all connections together, how long to wait and when to give up. */
export type Patience = {
  /** Waits before the next attempt; rejects when there is to be none. */
  readonly wait: (setback: Setback) => Promise<void>
  /** An answer came: whatever was wrong is over. */
  readonly answered: () => void
}

type Options = Pick<ImportIo, 'clock' | 'random' | 'sleep'> & {
  /** For how long nothing may succeed, beyond the longest wait that the engine asks for. */
  readonly patience_ms: number
  /** Aborted when nothing is to be waited for any more. */
  readonly signal: AbortSignal
  /** Says it to people, once for each outage. */
  readonly note: (text: string) => void
}

const step_ms = 250
const step_ms_max = 15_000

/** Full jitter under an exponential bound, on top of what the engine asks. */
const backOff_ms = (failed: number, random: () => number): number =>
  random() * Math.min(step_ms_max, step_ms * 2 ** failed)

export const createPatience = (
  { clock, random, sleep, patience_ms, signal, note }: Options,
): Patience => {
  let outage: { readonly since: number; longest_asked_ms: number } | undefined
  return {
    answered: () => { outage = undefined },
    wait: async ({ reason, asked_ms = 0, failed }) => {
      signal.throwIfAborted()
      if (outage === undefined) note(`${reason}; trying again`)
      outage ??= { since: clock(), longest_asked_ms: 0 }
      const waited_ms = clock() - outage.since
      if (waited_ms > patience_ms + outage.longest_asked_ms) {
        throw new ImportFault(`${reason}, for ${Math.round(waited_ms / 1000)} s`)
      }
      outage.longest_asked_ms = Math.max(outage.longest_asked_ms, asked_ms)
      await sleep(asked_ms + backOff_ms(failed, random), signal)
    },
  }
}
