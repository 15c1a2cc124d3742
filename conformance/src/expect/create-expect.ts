import type { Exchange } from '../api/exchange.ts'
import type { Contract } from '../contract/contract.ts'
import { PromiseBroken } from '../signals.ts'
import type { Expect } from './expect.ts'
import { exchangeJudgements } from './judge-exchanges.ts'
import { listJudgements } from './judge-lists.ts'
import { valueJudgements } from './judge-values.ts'
import type { Judgement } from './judged.ts'

export type Judge = {
  expect: Expect
  /** How many promises were judged. */
  count: () => number
}

type Parts = { contract: Contract; latest: () => Exchange | null }

/** Judgements that count themselves and break off at the first promise that does not hold. */
export const createExpect = ({ contract, latest }: Parts): Judge => {
  let judged = 0
  const judge: Judgement = (holds, { promise, wanted, actual, exchange = latest() }) => {
    judged += 1
    if (!holds) throw new PromiseBroken({ promise, wanted, actual, exchange })
  }
  const expect = {
    ...exchangeJudgements(judge, contract),
    ...valueJudgements(judge),
    ...listJudgements(judge),
  }
  return { expect, count: () => judged }
}
