import { setTimeout as sleep } from 'node:timers/promises'
import type { PlantedFault } from '../planted-fault.ts'
import { monthEnd, settledMonth } from './billing-estate.ts'
import { settle } from './calm-billing.ts'
import { startWorker } from './engine-worker.ts'
import type { EngineWorker } from './engine-worker.ts'
import type { Disturbed } from './estate-proof.ts'
import type { Observer } from './observer.ts'

export type Skew = {
  /** Times at which everybody looked for work while nothing was due by any clock. */
  idle: number
  /** Rounds in which only the clock that is ahead most had reached the end of the month. */
  alone: number
  /** Rounds in which several clocks had, at different instants. */
  together: number
  /** What was billed before its time by more than a clock was ahead. */
  readonly tooEarly: string[]
}

const minute_ms = 60_000
const hour_ms = 60 * minute_ms
/** How far the clocks are from the true time, in both directions. */
const offsets_ms = [-3 * hour_ms, 11 * minute_ms, 2 * hour_ms] as const
const ahead_ms = Math.max(...offsets_ms)
/** In which every worker looks for work twice: they do every second. */
const idle_ms = 2200

const shifted = (instant: string, by_ms: number): string =>
  new Date(Date.parse(instant) + by_ms).toISOString()

/** Billed by more than the skew too early: turns before they come, drafts before their time. */
const early = `select subscription_id, turn, status, issued_at, finalize_at from invoices
  where issued_at > $1::timestamptz
    or status = 'finalized' and coalesce(finalize_at, issued_at) > $1::timestamptz`

const tooEarly = async ({ rows }: Observer, trueTime: string): Promise<string[]> =>
  (await rows(early, [shifted(trueTime, ahead_ms)])).map((row) => JSON.stringify(row))

/**
 * Lets workers bill whose clocks differ by minutes and hours, and step by hours each month, as
 * each takes over the error of the next. A month is billed when the first clock comes to its end:
 * it ends with the first month that is billed before.
 */
export const skewRounds = (fault?: PlantedFault) => async (estate: Disturbed): Promise<Skew> => {
  const { observer, databaseUrl, months, progress } = estate
  const skew: Skew = { idle: 0, alone: 0, together: 0, tooEarly: [] }
  const begin = monthEnd(0)
  const workers = await Promise.all(offsets_ms.map((offset_ms, index) => startWorker(
    { name: `worker_${index}`, databaseUrl, now: shifted(begin, offset_ms), fault })))
  try {
    await observer.drained(shifted(begin, ahead_ms))
    for (let month = 1; month <= months; month += 1) {
      const end = monthEnd(month)
      tell(workers, { trueTime: shifted(end, -ahead_ms - 10 * minute_ms), month })
      await sleep(idle_ms)
      await observer.quiet(workers.map(({ name }) => name))
      skew.idle += 1
      skew.tooEarly.push(...await tooEarly(observer, shifted(end, -ahead_ms - 5 * minute_ms)))
      if (skew.tooEarly.length > 0) return skew
      const alone = month % 2 === 1
      const trueTime = shifted(end, alone ? -hour_ms / 2 : -5 * minute_ms)
      tell(workers, { trueTime, month })
      await observer.drained(shifted(trueTime, ahead_ms))
      skew.tooEarly.push(...await tooEarly(observer, shifted(trueTime, minute_ms)))
      skew.alone += Number(alone)
      skew.together += Number(!alone)
      progress(`month ${month}: billed ${alone ? 'by the first clock' : 'by several clocks'}`)
    }
    tell(workers, { trueTime: settledMonth(months), month: 0 })
    await settle(observer, { workers, month: months })
    return skew
  } finally {
    await Promise.all(workers.map(({ kill }) => kill()))
  }
}

type Telling = { readonly trueTime: string; readonly month: number }

const tell = (workers: readonly EngineWorker[], { trueTime, month }: Telling): void => {
  for (const [index, worker] of workers.entries()) {
    const offset_ms = offsets_ms[(index + month) % offsets_ms.length] ?? 0
    worker.tell(shifted(trueTime, offset_ms))
  }
}
