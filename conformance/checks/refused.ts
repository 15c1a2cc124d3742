import type { Problem } from '@valora/spec/types'
import type { Exchange } from '../src/api/exchange.ts'
import type { CheckContext } from '../src/check.ts'

type Refused = {
  /** The code of the problem. */
  problem: string
  ask: () => Promise<Exchange>
  /** What the request must leave as it is. */
  read: () => Promise<unknown>
}

/** The request is refused with this problem, and what is read before and after is the same. */
export const refused = async (
  { expect }: Pick<CheckContext, 'expect'>, { problem, ask, read }: Refused,
): Promise<Problem> => {
  const before = await read()
  const answer = expect.problem(await ask(), problem)
  expect.equal(await read(), before, 'a refused request changes nothing')
  return answer.body as Problem
}
