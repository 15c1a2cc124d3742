import { afterMonth, settledMonth } from './billing-estate.ts'
import { startWorker } from './engine-worker.ts'
import type { EngineWorker } from './engine-worker.ts'
import type { Disturbed } from './estate-proof.ts'
import type { Observer } from './observer.ts'

type Settling = {
  readonly workers: readonly EngineWorker[]
  readonly month: number
  /** What a worker may complain of, line by line. */
  readonly mayComplain?: RegExp
}

/** Lets workers do what is left of a month and of its drafts, and stops them. */
export const settle = async (
  observer: Observer, { workers, month, mayComplain = /^$/ }: Settling,
): Promise<void> => {
  await observer.drained(afterMonth(month))
  const now = settledMonth(month)
  for (const worker of workers) worker.tell(now)
  await observer.drained(now)
  for (const { name, stop, said } of workers) {
    const code = await stop()
    const complaints = said().trim().split('\n').filter((line) => !mayComplain.test(line))
    if (code !== 0 || complaints.length > 0) {
      throw new Error(`${name} ended with ${code}: ${complaints.join('\n')}`)
    }
  }
}

/** Lets one worker bill the months undisturbed. */
export const billCalmly = async ({ observer, databaseUrl, months }: Disturbed): Promise<void> => {
  const worker = await startWorker({ name: 'calm', databaseUrl, now: afterMonth(0) })
  try {
    for (let month = 0; month <= months; month += 1) {
      worker.tell(afterMonth(month))
      await observer.drained(afterMonth(month))
    }
    await settle(observer, { workers: [worker], month: months })
  } finally {
    await worker.kill()
  }
}
