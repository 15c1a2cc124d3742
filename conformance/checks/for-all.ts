import fc from 'fast-check'
import type { CheckContext } from '../src/check.ts'

type Property<Value> = { runs: number; holds: (value: Value) => Promise<void> }

// A failing property is shrunk over HTTP; a smaller example is worth only so much time.
const shrinking_ms_max = 5000

/**
 * Tries a promise on values drawn from the run's seed. Where it does not hold, the smallest value
 * found is tried once more, so that the report shows its requests and its judgement.
 */
export const forAll = async <Value>(
  { random }: CheckContext, values: fc.Arbitrary<Value>, { runs, holds }: Property<Value>,
): Promise<void> => {
  const details = await fc.check(fc.asyncProperty(values, holds), {
    seed: random.integer(0, 0x7fffffff),
    numRuns: runs,
    plugins: [fc.interruptAfterTimeLimit(shrinking_ms_max)],
  })
  if (!details.failed) return
  const [smallest] = (details.counterexample ?? []) as [Value?]
  if (smallest !== undefined) await holds(smallest)
  throw new Error(`the property failed once and then held: ${fc.stringify(smallest)}`)
}
