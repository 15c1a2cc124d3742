import type { InsideEngine } from './inside-engine.ts'

const warmUp = 100

export type OneByOne = { invoices: number; elapsed_ms: number; processor_us: number }

const finalizeOne = async (
  { runDue }: InsideEngine, graceHours: number, count: number,
): Promise<void> => {
  for (let done = 0; done < count;) done += await runDue('run_turn', 1)
  if (graceHours === 0) return
  for (let done = 0; done < count;) done += await runDue('finalize_invoice', 1)
}

/**
 * Bills subscriptions by a transaction each, with the very code that bills them in bulk: what is
 * gained by taking many at once is the difference to this.
 */
export const billOneByOne = async (
  inside: InsideEngine, { sample, graceHours }: { sample: number; graceHours: number },
): Promise<OneByOne> => {
  await finalizeOne(inside, graceHours, warmUp)
  const [start, before] = [performance.now(), process.cpuUsage()]
  await finalizeOne(inside, graceHours, sample)
  const { user, system } = process.cpuUsage(before)
  return {
    invoices: sample, elapsed_ms: performance.now() - start,
    processor_us: (user + system) / sample,
  }
}

/** How many subscriptions are billed by a transaction each, those of the warm-up included. */
export const billedOneByOne = (sample: number): number => sample + warmUp
