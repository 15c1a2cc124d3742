import type { Expect } from './expect.ts'
import type { Judgement } from './judged.ts'

type ListJudgements = Pick<Expect, 'atLeastOne' | 'holds' | 'every'>

/** Judgements of lists; an empty one never proves anything. */
export const listJudgements = (judge: Judgement): ListJudgements => ({
  atLeastOne: (list, promise) => {
    judge(list.length > 0, { promise, wanted: 'at least one', actual: list })
    return list
  },
  holds: (list, fits, promise) => {
    const found = list.find(fits)
    judge(found !== undefined, { promise, wanted: 'an item that fits', actual: list })
    return found as (typeof list)[number]
  },
  every: (list, fits, promise) => {
    const odd = list.filter((item) => !fits(item))
    const actual = odd.length > 0 ? odd : list
    judge(list.length > 0 && odd.length === 0,
      { promise, wanted: 'at least one item, and all fit', actual })
  },
})
