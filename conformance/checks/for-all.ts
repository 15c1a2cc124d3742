import fc from 'fast-check'
import type { CheckContext } from '../src/check.ts'

type Property<Value> = { runs: number; holds: (value: Value) => Promise<void> }

// On a slow machine fewer values are tried, and a smaller example is worth only so much time.
const trying_ms_max = 5000
const shrinking_ms_max = 5000

/** Tries at least one value; once time is up, the rest count as holding and cost nothing. */
const inTime = <Value>(holds: (value: Value) => Promise<void>) => {
  const trying = AbortSignal.timeout(trying_ms_max)
  let shrinking: AbortSignal | undefined
  let held = 0
  return async (value: Value): Promise<void> => {
    if (shrinking?.aborted ?? (held > 0 && trying.aborted)) return
    try {
      await holds(value)
      held += 1
    } catch (error) {
      shrinking ??= AbortSignal.timeout(shrinking_ms_max)
      throw error
    }
  }
}

/**
 * Tries a promise on values drawn from the run's seed. Where it does not hold, the smallest value
 * found is tried once more, so that the report shows its requests, as a script too.
 */
export const forAll = async <Value>(
  { random, shrunk }: CheckContext, values: fc.Arbitrary<Value>, { runs, holds }: Property<Value>,
): Promise<void> => {
  const details = await fc.check(fc.asyncProperty(values, inTime(holds)), {
    seed: random.integer(0, 0x7fffffff),
    numRuns: runs,
  })
  if (!details.failed) return
  const [smallest] = (details.counterexample ?? []) as [Value]
  shrunk()
  await holds(smallest)
  throw new Error(`the property failed once and then held: ${fc.stringify(smallest)}`)
}
