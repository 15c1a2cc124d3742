import type { Problem } from '@valora/spec/types'
import type { Exchange } from '../src/api/exchange.ts'
import type { CheckContext } from '../src/check.ts'

export type NamedFault = [pointer: string, code: string]

/** Every fault is named and no other, each at its place or at a property of it. */
export const expectFaults = (
  { expect }: Pick<CheckContext, 'expect'>, exchange: Exchange,
  { problem, faults }: { problem: string; faults: readonly NamedFault[] },
): void => {
  const { errors = [] } = expect.problem(exchange, problem).body as Problem
  const told = errors.map(({ pointer, code }) => [pointer, code])
  const missing = faults.filter(([at, wanted]) => !errors.some(({ pointer, code }) =>
    code === wanted && (pointer === at || pointer.startsWith(`${at}/`))))
  expect.equal({ missing, count: told.length }, { missing: [], count: faults.length },
    `the faults are ${JSON.stringify(faults)}, told were ${JSON.stringify(told)}`)
}
