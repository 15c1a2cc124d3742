import { setTimeout as sleep } from 'node:timers/promises'
import type { EngineWorker } from './engine-worker.ts'
import type { Observer } from './observer.ts'

const poll_ms = 5
const idle_ms_max = 3000

/** Waits until one of them has begun; they look for work every second. */
export const begun = async (
  observer: Observer, workers: readonly EngineWorker[],
): Promise<void> => {
  const names = workers.map(({ name }) => name)
  for (let waited_ms = 0; waited_ms < idle_ms_max; waited_ms += poll_ms) {
    if (await observer.openTransactions(names) > 0) return
    await sleep(poll_ms)
  }
}
