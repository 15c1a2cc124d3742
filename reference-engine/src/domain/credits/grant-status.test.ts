import { expect, test } from 'vitest'
import { Money } from '../money/money.ts'
import { parseInstant } from '../time/instant.ts'
import { creditGrantMachine, creditGrantStatus, creditGrantStatuses } from './grant-status.ts'

const usd = { code: 'USD', minorDigits: 2 }
const now = parseInstant('2026-06-01T00:00:00Z')
const [past, future] =
  ['2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z'].map(parseInstant) as [typeof now, typeof now]

test.each([
  [{ effectiveAt: past, voided: false }, '1.00', 'active'],
  [{ effectiveAt: now, voided: false }, '1.00', 'active'],
  [{ effectiveAt: future, voided: false }, '1.00', 'pending'],
  [{ effectiveAt: past, voided: false }, '0.00', 'exhausted'],
  [{ effectiveAt: past, voided: false, expiresAt: future }, '0.00', 'exhausted'],
  [{ effectiveAt: past, voided: false, expiresAt: now }, '0.00', 'expired'],
  [{ effectiveAt: past, voided: true, expiresAt: past }, '0.00', 'voided'],
  [{ effectiveAt: future, voided: true }, '0.00', 'voided'],
])('a grant of %j with %s left is %s', (grant, remaining, wanted) => {
  expect(creditGrantStatus({ ...grant, remaining: Money.parse(remaining, usd) }, now)).toBe(wanted)
})

test('what is over leads nowhere, and everything else can be voided', () => {
  const voidable = creditGrantStatuses.filter((state) =>
    creditGrantMachine.transitions.some(({ from, on }) => from === state && on === 'void'))
  expect(voidable).toEqual(['pending', 'active', 'exhausted'])
  const over = creditGrantMachine.transitions
    .filter(({ from }) => from === 'expired' || from === 'voided')
  expect(over).toEqual([])
})
