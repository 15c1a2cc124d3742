import { expect, test } from 'vitest'
import { Money } from '../money/money.ts'
import { parseInstant } from '../time/instant.ts'
import { endOf, isExpired, restored } from './grant-end.ts'
import type { EndingGrant } from './grant-end.ts'

const usd = { code: 'USD', minorDigits: 2 }
const at = parseInstant('2026-06-01T00:00:00Z')
const amount = Money.parse('3.10', usd)

test.each([
  ['2026-05-31T23:59:59Z', true, 'before'],
  ['2026-06-01T00:00:00Z', true, 'at its instant'],
  ['2026-06-01T00:00:00.000001Z', false, 'a microsecond later'],
])('what expires at %s is expired (%s): %s', (text, expired) => {
  expect(isExpired({ expiresAt: parseInstant(text) }, at)).toBe(expired)
})

test('what never expires is not expired', () => {
  expect(isExpired({}, at)).toBe(false)
})

test('only what is left leaves the ledger', () => {
  const texts = (text: string) => endOf('expired', Money.parse(text, usd))
    .map((movement) => `${movement.type} ${movement.amount.toString()}`)
  expect([texts('3.10'), texts('0.00')]).toEqual([['expired -3.10'], []])
})

const past = parseInstant('2026-01-01T00:00:00Z')

test.each<[EndingGrant, string[], string]>([
  [{ voided: false }, ['restored 3.10'], 'a grant that goes on keeps it'],
  [{ voided: true }, ['restored 3.10', 'voided -3.10'], 'a voided one does not'],
  [{ voided: false, expiresAt: past }, ['restored 3.10', 'expired -3.10'], 'nor an expired one'],
  [{ voided: true, expiresAt: past }, ['restored 3.10', 'voided -3.10'], 'it leaves once only'],
])('a restoration to %j is %j: %s', (grant, wanted) => {
  const movements = restored({ grant, amount }, at)
  expect(movements.map((movement) => `${movement.type} ${movement.amount.toString()}`))
    .toEqual(wanted)
})
