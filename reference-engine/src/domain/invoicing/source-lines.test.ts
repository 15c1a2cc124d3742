import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import { parseInstant } from '../time/instant.ts'
import type { InvoiceLine } from './invoice-line.ts'
import type { ChargeSource, LineSource, OneOffSource, UsageSource } from './line-source.ts'
import { sourceLines } from './source-lines.ts'
import type { SourceInputs } from './source-lines.ts'

const d = (text: string) => Decimal.parse(text)
const currency = { code: 'USD', minorDigits: 2 }
const period = {
  start: parseInstant('2026-01-31T00:00:00Z'), end: parseInstant('2026-02-28T00:00:00Z'),
}
const tiers = [{ upTo: d('10'), unitAmount: d('2') }, { unitAmount: d('1') }]
const prices: readonly Price[] = [
  { id: 'fee', timing: 'in_advance', pricing: { type: 'flat', amount: d('49') } },
  { id: 'seat', timing: 'in_advance', pricing: { type: 'per_unit', unitAmount: d('9') } },
  { id: 'storage', timing: 'in_arrears', meterId: 'mtr', pricing: { type: 'graduated', tiers } },
].map((price) => ({ ...price, currency, includedQuantity: d('0') }) as Price)
const ten31 = { numerator: 10, denominator: 31, unit: 'day' } as const

const fixed = (priceId: string, parts: Partial<ChargeSource> = {}): ChargeSource =>
  ({ kind: 'fixed', itemId: `i-${priceId}`, priceId, period, quantity: d('1'), trial: false,
    ...parts })
const usage = (parts: Partial<UsageSource> = {}): UsageSource =>
  ({ kind: 'usage', itemId: 'i-storage', priceId: 'storage', period, trial: false, ...parts })
const manual = (parts: Partial<OneOffSource> = {}): OneOffSource =>
  ({ kind: 'one_off', lineId: 'line', description: 'Set-up', quantity: d('3'),
    unitAmount: d('1.005'), ...parts })

type Told =
  { readonly measured?: string; readonly before?: string; readonly terms?: Partial<Price> }
const linesOf = (
  sources: readonly LineSource[],
  { measured = '10.5', before, terms }: Told = {},
) => {
  const used = {
    quantity: d(measured), usage: { quantity: d(measured) }, eventCount: 3, eventChecksum: 7n,
    before: before === undefined ? undefined : { quantity: d(before) },
  }
  const inputs: SourceInputs = {
    currency,
    prices: new Map(prices.map((price) => [price.id, { ...price, ...terms }])),
    usage: new Map(sources.flatMap((source) => source.kind === 'usage' ? [[source, used]] : [])),
    charged: new Map(),
  }
  return sourceLines(sources, inputs)
}
const shown = ({ itemId, kind, quantity, amount }: InvoiceLine) =>
  [itemId, kind, quantity.toString(), amount.toString()].join(' ')

test('every source has its line, in order, also at quantity 0', () => {
  const sources = [usage(), fixed('fee'), fixed('seat', { quantity: d('25') }), fixed('seat',
    { quantity: d('0') }), manual()]
  expect(linesOf(sources).map(shown)).toEqual([
    'i-storage usage 10.5 20.50', 'i-fee fixed 1 49.00', 'i-seat fixed 25 225.00',
    'i-seat fixed 0 0.00', ' one_off 3 3.02'])
})

test.each([['0', 'no usage is still a line'], ['-3', 'a negative quantity is shown, rated as 0']])(
  'a measured %s costs nothing: %s', (measured) => {
    const [line] = linesOf([usage()], { measured })
    expect([String(line?.quantity), String(line?.amount), line?.steps])
      .toEqual([measured, '0.00', []])
  })

test('a line carries what it is for, and no more than it is for', () => {
  const [storage, fee, once] = linesOf([usage(), fixed('fee'), manual()])
  expect(storage)
    .toMatchObject({ eventCount: 3, eventChecksum: 7n, price: { id: 'storage' }, period })
  expect(fee).toMatchObject({ eventCount: 0, eventChecksum: 0n, trial: false })
  expect(once).toMatchObject({
    manual: { lineId: 'line', description: 'Set-up' }, ratedQuantity: d('3'),
    amountUnrounded: d('3.015'), roundingResidue: d('-0.005'),
  })
  expect([once?.itemId, once?.price, once?.period]).toEqual([undefined, undefined, undefined])
})

describe('a minimum or maximum', () => {
  const bounded = (terms: Partial<Price>, measured = '10.5') =>
    linesOf([usage(), fixed('seat', { quantity: d('25') })], { terms, measured }).map(shown)

  test('adds its line after the line it belongs to', () => {
    expect(bounded({ minimumAmount: d('250') })).toEqual([
      'i-storage usage 10.5 20.50', 'i-storage minimum 1 229.50',
      'i-seat fixed 25 225.00', 'i-seat minimum 1 25.00'])
    expect(bounded({ minimumAmount: d('5') }, '0').slice(0, 2))
      .toEqual(['i-storage usage 0 0.00', 'i-storage minimum 1 5.00'])
  })

  test('takes off what is above, by one step of its own', () => {
    const [, line] = linesOf([usage()], { terms: { maximumAmount: d('20') } })
    expect(line && shown(line)).toBe('i-storage maximum 1 -0.50')
    expect(line).toMatchObject({ eventCount: 0, eventChecksum: 0n, ratedQuantity: d('1') })
    expect(line?.steps.map(({ ref, quantity, unitAmount, amount }) =>
      [ref, quantity, unitAmount, amount].map(String))).toEqual([['maximum', '-1', '0.5', '-0.50']])
  })

  test('makes the lines of an item add up to itself, whatever was used', () => {
    const terms = { minimumAmount: d('10'), maximumAmount: d('20.01') }
    fc.assert(fc.property(fc.bigInt({ min: -100n, max: 10n ** 6n }), (coefficient) => {
      const measured = Decimal.scaled(coefficient, 4).toString()
      const sum = (lines: readonly InvoiceLine[]) =>
        Money.sum(lines.map(({ amount }) => amount), currency).amount
      const due = sum(linesOf([usage()], { terms, measured }))
      expect(String(due))
        .toBe(String(sum(linesOf([usage()], { measured })).max(d('10')).min(d('20.01'))))
    }))
  })
})

describe('a portion of a period', () => {
  test('is rated as a whole and cut once, by a step of its own', () => {
    const [line] = linesOf([fixed('fee', { kind: 'proration_charge', portion: ten31 })])
    expect(line).toMatchObject({ kind: 'proration_charge', quantity: d('1'), portion: ten31 })
    expect(line?.amountUnrounded.toString()).toBe('15.806451612903225806451612903225806452')
    expect(line?.amount.toString()).toBe('15.81')
    expect(line?.steps.map(({ ref, unitAmount, amount }) => [ref, unitAmount, amount].map(String)))
      .toEqual([['flat', '49', '49.00'],
        ['proration', '-33.193548387096774193548387096774193548', '-33.19']])
  })

  test('has that portion of a minimum too', () => {
    const lines = linesOf([fixed('seat', { quantity: d('2'), portion: ten31 })],
      { terms: { minimumAmount: d('49') } })
    expect(lines.map(shown)).toEqual(['i-seat fixed 2 5.81', 'i-seat minimum 1 10.00'])
    expect(lines[1]?.steps.map(({ ref }) => ref)).toEqual(['minimum', 'proration'])
  })

  test('steps add up exactly, whatever the portion', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100 }))
    fc.assert(fc.property(part, ([numerator, denominator]) => {
      const [line] = linesOf([fixed('seat', { portion: { numerator, denominator, unit: 'day' } })])
      const steps = line?.steps ?? []
      expect(Decimal.sum(steps.map((step) => step.amountUnrounded))).toEqual(line?.amountUnrounded)
      expect(Money.sum(steps.map((step) => step.amount), currency)).toEqual(line?.amount)
    }))
  })
})

describe('trial time', () => {
  test.each<[string, LineSource, string[]]>([
    ['usage', usage({ trial: true }), ['i-storage usage 10.5 20.50',
      'i-storage trial_discount 1 -20.50']],
    ['a charge', fixed('fee', { trial: true }), ['i-fee fixed 1 49.00',
      'i-fee trial_discount 1 -49.00']],
    ['nothing', fixed('seat', { trial: true, quantity: d('0') }), ['i-seat fixed 0 0.00',
      'i-seat trial_discount 1 0.00']],
  ])('takes off %s again', (_what, source, wanted) => {
    expect(linesOf([source]).map(shown)).toEqual(wanted)
  })

  test('takes off a charge with its minimum at once', () => {
    const lines = linesOf([usage({ trial: true }), fixed('fee')],
      { terms: { minimumAmount: d('50') } })
    expect(lines.map(shown)).toEqual([
      'i-storage usage 10.5 20.50', 'i-storage minimum 1 29.50',
      'i-storage trial_discount 1 -50.00',
      'i-fee fixed 1 49.00', 'i-fee minimum 1 1.00'])
    expect(lines.map(({ trial }) => trial)).toEqual([true, true, true, false, false])
    expect(lines[2]?.steps.map(({ ref, quantity, unitAmount }) =>
      [ref, quantity, unitAmount].map(String))).toEqual([['trial', '-1', '50']])
  })
})

describe('tiers that continue', () => {
  const continues = { start: parseInstant('2026-01-01T00:00:00Z'), end: period.start }

  test('rate the usage of both stretches, less what the first one costs', () => {
    const [line] = linesOf([usage({ continues })], { measured: '4.5', before: '8' })
    expect(line && shown(line)).toBe('i-storage usage 4.5 6.50')
    expect(line).toMatchObject({ ratedQuantity: d('4.5'), continues })
    expect(line?.steps.map(({ ref, quantity, unitAmount }) =>
      [ref, quantity, unitAmount].map(String)))
      .toEqual([['tier-1', '10', '2'], ['tier-2', '2.5', '1'], ['continued', '-1', '16']])
  })

  test('cost together what one stretch would cost', () => {
    const used = fc.bigInt({ min: 0n, max: 10n ** 6n }).map((value) => Decimal.scaled(value, 2))
    fc.assert(fc.property(used, used, (before, now) => {
      const unrounded = (told: Told, parts: Partial<UsageSource> = {}) =>
        Decimal.sum(linesOf([usage(parts)], told).map((line) => line.amountUnrounded))
      const parts = unrounded({ measured: before.toString() })
        .plus(unrounded({ measured: now.toString(), before: before.toString() }, { continues }))
      expect(parts).toEqual(unrounded({ measured: before.plus(now).toString() }))
    }))
  })
})

test('what a source refers to is there, or it is a defect', () => {
  expect(() => linesOf([fixed('gone')])).toThrow('the price of a source is known')
  expect(() => linesOf([fixed('storage')])).toThrow('has no meter')
  expect(() => sourceLines([usage()], { currency, usage: new Map(), charged: new Map(),
    prices: new Map(prices.map((price) => [price.id, price])) })).toThrow('has been measured')
})
