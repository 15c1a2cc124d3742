import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { parseInstant } from '../time/instant.ts'
import { burnCredits, burnt } from './burn-order.ts'
import type { BurnableGrant } from './burn-order.ts'
import { creditOrigins } from './credit-origin.ts'

const usd = { code: 'USD', minorDigits: 2 }
const eur = { code: 'EUR', minorDigits: 2 }
const at = parseInstant('2026-06-01T00:00:00Z')
const money = (text: string, currency = usd) => Money.parse(text, currency)
const day = (text: string) => parseInstant(`${text}T00:00:00Z`)

const grant = (id: string, parts: Partial<BurnableGrant> = {}): BurnableGrant => ({
  id, origin: 'manual', priority: 50, costBasis: Decimal.zero, effectiveAt: day('2026-01-01'),
  remaining: money('10.00'), ...parts,
})

const order = (grants: readonly BurnableGrant[]) =>
  burnCredits(grants, { amountDue: money('1000.00'), at }).map(({ grantId }) => grantId)

test.each<[string, Partial<BurnableGrant>, Partial<BurnableGrant>]>([
  ['a credit note before what was granted', { origin: 'credit_note', priority: 100 },
    { priority: 0 }],
  ['a negative invoice before what was granted', { origin: 'negative_invoice' }, { priority: 0 }],
  ['of both the earlier first, whatever its priority',
    { origin: 'negative_invoice', priority: 90 },
    { origin: 'credit_note', priority: 1, effectiveAt: day('2026-01-02') }],
  ['the lower priority', { priority: 1, expiresAt: undefined },
    { priority: 2, expiresAt: day('2026-07-01') }],
  ['the earlier expiry', { expiresAt: day('2026-07-01'), costBasis: Decimal.one },
    { expiresAt: day('2026-08-01') }],
  ['what expires before what never does', { expiresAt: day('2027-07-01') }, {}],
  ['the lower cost basis', { costBasis: Decimal.parse('0.9') },
    { costBasis: Decimal.one, effectiveAt: day('2025-01-01') }],
  ['what became effective earlier', { effectiveAt: day('2025-12-31') }, {}],
  ['the lower id where nothing else differs', {}, {}],
])('burnt first is %s', (_, first, second) => {
  expect(order([grant('cgr_2', second), grant('cgr_1', first)])).toEqual(['cgr_1', 'cgr_2'])
  expect(order([grant('cgr_1', first), grant('cgr_2', second)])).toEqual(['cgr_1', 'cgr_2'])
})

test.each<[string, Partial<BurnableGrant>, boolean]>([
  ['effective at this very instant', { effectiveAt: at }, true],
  ['effective a day later', { effectiveAt: day('2026-06-02') }, false],
  ['expiring a day later', { expiresAt: day('2026-06-02') }, true],
  ['expiring at this very instant', { expiresAt: at }, false],
  ['in another currency', { remaining: money('10.00', eur) }, false],
  ['exhausted', { remaining: money('0.00') }, false],
])('a grant that is %s is burnt or not', (_, parts, burnable) => {
  expect(order([grant('cgr_1', parts)])).toEqual(burnable ? ['cgr_1'] : [])
})

test.each([
  ['25.00', ['10.00', '10.00', '5.00'], 'the last pays a part'],
  ['20.00', ['10.00', '10.00'], 'two pay all'],
  ['0.01', ['0.01'], 'the least amount'],
  ['50.00', ['10.00', '10.00', '10.00'], 'they pay what they have'],
  ['0.00', [], 'nothing is due'],
  ['-5.00', [], 'less than nothing is due'],
])('of %s three grants of 10.00 pay %j: %s', (due, wanted) => {
  const grants = ['cgr_1', 'cgr_2', 'cgr_3'].map((id) => grant(id))
  const applied = burnCredits(grants, { amountDue: money(due), at })
  expect(applied.map(({ amount }) => amount.toString())).toEqual(wanted)
})

test('credits pay what is due, never more than is due or than is there', () => {
  const cents = fc.integer({ min: 0, max: 100_000 }).map((value) =>
    Money.of(Decimal.scaled(BigInt(value), 2), usd))
  const grants = fc.array(fc.record({
    origin: fc.constantFrom(...creditOrigins), priority: fc.nat({ max: 3 }), remaining: cents,
  }), { maxLength: 8 }).map((parts) => parts.map((part, index) => grant(`cgr_${index}`, part)))
  fc.assert(fc.property(grants, cents, (open, amountDue) => {
    const applied = burnCredits(open, { amountDue, at })
    const paid = Money.sum(applied.map(({ amount }) => amount), usd)
    const there = Money.sum(open.map(({ remaining }) => remaining), usd)
    expect(paid.amount.toString()).toBe(amountDue.amount.min(there.amount).toString())
    const left = burnt(open, applied)
    expect(left.every(({ remaining }) => !remaining.isNegative())).toBe(true)
    expect(Money.sum(left.map(({ remaining }) => remaining), usd).equals(there.minus(paid)))
      .toBe(true)
  }))
})
