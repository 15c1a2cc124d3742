import { isDeepStrictEqual } from 'node:util'
import { compareDecimals } from './compare-decimals.ts'
import type { Expect } from './expect.ts'
import type { Judgement } from './judged.ts'

type ValueJudgements =
  Pick<Expect, 'equal' | 'notEqual' | 'decimal' | 'present' | 'that' | 'matches'>

/** Judgements of one value. */
export const valueJudgements = (judge: Judgement): ValueJudgements => ({
  equal: (actual, wanted, promise) =>
    judge(isDeepStrictEqual(actual, wanted), { promise, wanted, actual }),
  notEqual: (actual, other, promise) =>
    judge(!isDeepStrictEqual(actual, other), { promise, wanted: { not: other }, actual }),
  decimal: (actual, wanted, promise) =>
    judge(typeof actual === 'string' && compareDecimals(actual, wanted) === 0,
      { promise, wanted, actual }),
  present: (value, promise) => {
    const there = value !== null && value !== undefined
    judge(there, { promise, wanted: 'a value', actual: value ?? null })
    return value as NonNullable<typeof value>
  },
  that: (condition, promise) => judge(condition, { promise, wanted: true, actual: condition }),
  matches: (actual, pattern, promise) =>
    judge(typeof actual === 'string' && pattern.test(actual),
      { promise, wanted: String(pattern), actual }),
})
