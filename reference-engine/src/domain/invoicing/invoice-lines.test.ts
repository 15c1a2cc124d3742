import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Price } from '../pricing/price.ts'
import { billingBoundary } from '../subscriptions/billing-boundary.ts'
import type { SubscriptionItem } from '../subscriptions/subscription.ts'
import { formatInstant, parseInstant } from '../time/instant.ts'
import { invoiceLines } from './invoice-lines.ts'
import type { InvoiceLine } from './invoice-line.ts'

const d = (text: string) => Decimal.parse(text)
const at = (day: string) => parseInstant(`${day}T00:00:00Z`)
const base: Price = {
  id: 'price_fee', currency: { code: 'USD', minorDigits: 2 }, timing: 'in_advance',
  includedQuantity: d('0'), pricing: { type: 'flat', amount: d('49') },
}
const tiers = [{ upTo: d('10'), unitAmount: d('2') }, { unitAmount: d('1') }]
const items: SubscriptionItem[] = [
  { id: 'fee', price: base, quantity: d('1') },
  { id: 'support', quantity: d('1'),
    price: { ...base, id: 'price_support', timing: 'in_arrears' } },
  { id: 'seats', quantity: d('25'),
    price: { ...base, id: 'price_seat', pricing: { type: 'per_unit', unitAmount: d('9') } } },
  { id: 'storage', meter: { eventName: 'm', aggregation: 'max', valueProperty: 'gigabytes' },
    price: { ...base, id: 'price_storage', timing: 'in_arrears', meterId: 'mtr_1',
      pricing: { type: 'graduated', tiers } } },
]
const course = {
  schedule: { anchor: at('2026-01-31'), timeZone: 'UTC',
    interval: { unit: 'month', count: 1 } as const },
}
type Told = { measured?: string; cancelAt?: string; sold?: readonly SubscriptionItem[] }
const lines = (
  number: number, { measured = '10.5', cancelAt = '2030-01-01', sold = items }: Told = {},
) => {
  const boundary = billingBoundary({ ...course, cancelAt: at(cancelAt) }, number)
  const quantity = d(measured)
  const usage = { quantity, usage: { quantity }, eventCount: 3, eventChecksum: 7n }
  return boundary ? invoiceLines(boundary, { items: sold, usage: new Map([['storage', usage]]) })
    : []
}
const bounded = (terms: Partial<Price>) =>
  items.map((item) => item.id === 'fee' ? item : { ...item, price: { ...item.price, ...terms } })
const shown = ({ itemId, kind, period, quantity, amount }: InvoiceLine) =>
  [itemId, kind, formatInstant(period.start).slice(5, 10), quantity.toString(), amount.toString()]
    .join(' ')

test('the start bills what is in advance of the first period', () => {
  expect(lines(0).map(shown)).toEqual(['fee fixed 01-31 1 49.00', 'seats fixed 01-31 25 225.00'])
})

test('a boundary bills the closed period, then what opens in advance', () => {
  expect(lines(1).map(shown)).toEqual([
    'support fixed 01-31 1 49.00',
    'storage usage 01-31 10.5 20.50',
    'fee fixed 02-28 1 49.00',
    'seats fixed 02-28 25 225.00',
  ])
})

test('the end bills nothing in advance, but arrears in full', () => {
  expect(lines(1, { cancelAt: '2026-02-10' }).map(shown))
    .toEqual(['support fixed 01-31 1 49.00', 'storage usage 01-31 10.5 20.50'])
})

test.each([['0', 'no usage is still a line'], ['-3', 'a negative quantity is shown, rated as 0']])(
  'a measured %s costs nothing: %s', (measured) => {
    const usage = lines(1, { measured }).find(({ kind }) => kind === 'usage')
    expect([String(usage?.quantity), String(usage?.amount), usage?.steps])
      .toEqual([measured, '0.00', []])
  })

test('a line carries its inputs and the bounds of its period, no more', () => {
  const [support, storage] = lines(1)
  expect(storage)
    .toMatchObject({ eventCount: 3, eventChecksum: 7n, price: { id: 'price_storage' } })
  expect(support).toMatchObject({ eventCount: 0, eventChecksum: 0n })
  expect(storage?.period).toEqual({ start: at('2026-01-31'), end: at('2026-02-28') })
})

describe('a minimum or maximum', () => {
  test('adds its line after the line it belongs to, in advance as well', () => {
    const sold = bounded({ minimumAmount: d('250') })
    expect(lines(1, { sold }).map(shown)).toEqual([
      'support fixed 01-31 1 49.00', 'support minimum 01-31 1 201.00',
      'storage usage 01-31 10.5 20.50', 'storage minimum 01-31 1 229.50',
      'fee fixed 02-28 1 49.00',
      'seats fixed 02-28 25 225.00', 'seats minimum 02-28 1 25.00',
    ])
  })

  test('is due without usage', () => {
    const usage = lines(1, { sold: bounded({ minimumAmount: d('5') }), measured: '0' })
      .filter(({ itemId }) => itemId === 'storage')
    expect(usage.map(shown))
      .toEqual(['storage usage 01-31 0 0.00', 'storage minimum 01-31 1 5.00'])
  })

  test('takes off what is above, by one step of its own', () => {
    const [, , , line] = lines(1, { sold: bounded({ maximumAmount: d('20') }) })
    expect(line && shown(line)).toBe('storage maximum 01-31 1 -0.50')
    expect(line).toMatchObject({
      eventCount: 0, eventChecksum: 0n, ratedQuantity: d('1'), roundingResidue: d('0'),
      price: { id: 'price_storage' },
    })
    expect(line?.steps.map(({ ref, quantity, unitAmount, amount }) =>
      [ref, quantity, unitAmount, amount].map(String))).toEqual([['maximum', '-1', '0.5', '-0.50']])
  })

  test('makes the lines of an item add up to itself, whatever was used', () => {
    const sold = bounded({ minimumAmount: d('10'), maximumAmount: d('20.01') })
    fc.assert(fc.property(fc.bigInt({ min: -100n, max: 10n ** 6n }), (coefficient) => {
      const measured = Decimal.scaled(coefficient, 4).toString()
      const due = Decimal.sum(lines(1, { sold, measured })
        .filter(({ itemId }) => itemId === 'storage').map(({ amount }) => amount.amount))
      expect(due.lessThan(d('10')) || due.greaterThan(d('20.01'))).toBe(false)
      const rated = lines(1, { measured }).find(({ itemId }) => itemId === 'storage')
      expect(String(due)).toBe(String(rated?.amount.amount.max(d('10')).min(d('20.01'))))
    }))
  })
})

test('a line has the quantity of the meter, whatever its price rates', () => {
  const groups = ['2', '3', '-1'].map((text) =>
    ({ values: new Map([['region', null]]), quantity: d(text) }))
  const usage = { quantity: d('3'), usage: { groups }, eventCount: 3, eventChecksum: 7n }
  const pricing =
    { type: 'matrix', dimensions: ['region'], cells: [], defaultUnitAmount: d('1') } as const
  const [line] = invoiceLines(billingBoundary(course, 1) ?? { number: 1, at: at('2026-02-28') }, {
    items: bounded({ pricing }).slice(3), usage: new Map([['storage', usage]]),
  })
  const figures = [line?.quantity, line?.ratedQuantity, line?.amount].map(String)
  expect(figures).toEqual(['3', '4', '5.00'])
})

test('a usage item that nobody measured is a defect', () => {
  const boundary = billingBoundary(course, 1) ?? { number: 1, at: at('2026-02-28') }
  expect(() => invoiceLines(boundary, { items, usage: new Map() })).toThrow('has been measured')
})

test('usage in advance is a defect', () => {
  const storage = items.filter(({ id }) => id === 'storage').map((item) =>
    ({ ...item, price: { ...item.price, timing: 'in_advance' as const } }))
  const boundary = billingBoundary(course, 0) ?? { number: 0, at: at('2026-01-31') }
  expect(() => invoiceLines(boundary, { items: storage, usage: new Map() })).toThrow('no meter')
})
