import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import type { Json } from '../canonical-json.ts'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import { rate } from '../pricing/rate.ts'
import { parseInstant } from '../time/instant.ts'
import { calculationDigest, calculationText, lineCalculation } from './calculation.ts'
import type { BilledLine } from './invoice-line.ts'
import { oneOffLine } from './one-off-line.ts'

const d = (text: string) => Decimal.parse(text)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const currency = { code: 'USD', minorDigits: 2 }
const money = (text: string) => Money.parse(text, currency)
const period = {
  start: parseInstant('2026-01-30T18:15:00Z'), end: parseInstant('2026-02-27T18:15:00Z'),
}
const priceOf = (ids: string, parts: Partial<Price> = {}): Price => ({
  id: `price_${ids}`, meterId: `mtr_${ids}`, currency, timing: 'in_arrears',
  includedQuantity: d('0.5'), minimumAmount: d('5.00'),
  unitConversion: { operation: 'divide', factor: d('1.0'), rounding: { mode: 'up', digits: 1 } },
  discounts: [{ type: 'percentage', percentage: d('10') }],
  pricing: { type: 'graduated', tiers: [
    { upTo: d('10'), unitAmount: d('2.00') }, { unitAmount: d('0.111'), flatAmount: d('3') }] },
  ...parts,
})
const usageLine = (ids: string, price = priceOf(ids)): BilledLine => ({
  kind: 'usage', itemId: `subi_${ids}`, price, period, trial: false, eventCount: 3,
  eventChecksum: 255n, ...rate(priceOf(ids), { quantity: d('11') }),
  discountAmount: money('0.75'), netAmount: money('20.00'),
  taxes: [{ rateId: `txr_${ids}`, amount: money('1.00') }, { rateId: 'txr', amount: money('0.5') }],
})
const manualLine: BilledLine = {
  ...oneOffLine({ kind: 'one_off', lineId: 'line_1', description: 'Set-up "once"',
    quantity: d('2'), unitAmount: d('-1.5') }, currency),
  discountAmount: money('0.00'), netAmount: money('-3.00'), taxes: [],
}
const of = (lines: readonly BilledLine[]) => ({
  currency: 'USD', lines: lines.map(lineCalculation), subtotal: '20.75',
  discounts: [{ discount_id: 'dsc_1', percentage: '10', amount_off: null, amount: '0.75' }],
  taxes: [{ percentage: '8', inclusive: false, taxable_amount: '20.00', amount: '1.50' }],
  total: '21.50', credits: [{ credit_grant_id: 'cgr_1', origin: 'manual', amount: '1.00' }],
  amountDue: '20.50',
})
const lineOf = (line: BilledLine) => JSON.parse(lineCalculation(line)) as Json

test('a line is derived in wire names and canonical decimals', () => {
  expect(lineOf(usageLine('a'))).toEqual({
    kind: 'usage',
    period: { start: '2026-01-30T18:15:00Z', end: '2026-02-27T18:15:00Z' },
    portion: null,
    pricing: { type: 'graduated', tiers: [
      { up_to: '10', unit_amount: '2' }, { unit_amount: '0.111', flat_amount: '3' }] },
    included_quantity: '0.5',
    unit_conversion: { operation: 'divide', factor: '1', rounding: { mode: 'up', digits: 1 } },
    discounts: [{ type: 'percentage', percentage: '10' }],
    minimum_amount: '5',
    maximum_amount: null,
    quantity: '11',
    rated_quantity: '10.5',
    event_count: 3,
    event_checksum: `sha256sum:${'0'.repeat(62)}ff`,
    steps: [
      { ref: 'tier-1', quantity: '10', unit_amount: '2', amount_unrounded: '20', amount: '20.00' },
      { ref: 'tier-2', quantity: '0.5', unit_amount: '0.111', amount_unrounded: '0.0555',
        amount: '0.06' },
      { ref: 'tier-2-flat', quantity: '1', unit_amount: '3', amount_unrounded: '3',
        amount: '3.00' },
      { ref: 'discount-percentage', quantity: '-0.1', unit_amount: '23.0555',
        amount_unrounded: '-2.30555', amount: '-2.31' },
    ],
    amount_unrounded: '20.74995',
    amount: '20.75',
    rounding_residue: '-0.00005',
    discount_amount: '0.75',
    net_amount: '20.00',
    tax_amount: '1.50',
  })
})

test('what a line has no use for is null or nothing', () => {
  expect(lineOf(manualLine)).toMatchObject({
    kind: 'one_off', period: null, portion: null, pricing: null, included_quantity: '0',
    unit_conversion: null, discounts: [], minimum_amount: null, maximum_amount: null,
    quantity: '2', event_count: 0, event_checksum: `sha256sum:${'0'.repeat(64)}`,
    steps: [{ ref: 'one-off', quantity: '2', unit_amount: '-1.5', amount: '-3.00' }],
    amount: '-3.00', tax_amount: '0.00',
  })
})

test.each(['proration_credit', 'trial_discount'] as const)(
  'a %s refers to a price and shows none of it', (kind) => {
    const portion = { numerator: 3, denominator: 31, unit: 'day' } as const
    expect(lineOf({ ...usageLine('a'), kind, portion }))
      .toMatchObject({ kind, portion, pricing: null, discounts: [], included_quantity: '0' })
  })

test('what was credited before is told where there is any', () => {
  const before = { ...usageLine('a'), creditedBefore: money('8.40') }
  expect(lineOf(before)).toEqual({ ...lineOf(usageLine('a')) as object, credited_before: '8.40' })
  expect(lineOf(usageLine('a'))).not.toHaveProperty('credited_before')
})

test('property names of the caller are written as they are', () => {
  const price = priceOf('a', { pricing: {
    type: 'matrix', dimensions: ['cloudRegion'], defaultUnitAmount: d('1.0'),
    cells: [{ values: new Map([['cloudRegion', 'eu "West"']]), unitAmount: d('2.50') }],
  } })
  expect(lineOf(usageLine('a', price))).toMatchObject({ pricing: {
    type: 'matrix', dimensions: ['cloudRegion'], default_unit_amount: '1',
    cells: [{ values: { cloudRegion: 'eu "West"' }, unit_amount: '2.5' }],
  } })
})

test('its text is canonical JSON, with empty lists and with full ones', () => {
  const portion = { numerator: 3, denominator: 31, unit: 'second' } as const
  const full = of([usageLine('a'), manualLine, { ...usageLine('b'), portion },
    { ...usageLine('c'), creditedBefore: money('8.40') }])
  for (const each of [full, { ...full, discounts: [], taxes: [], credits: [] },
    { ...full, discounts: [{ percentage: null, amount_off: '5.00', amount: '5.00' }] }]) {
    const text = calculationText(each)
    expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
  }
})

test('it does not depend on ids: the same digest in any organization', () => {
  expect(calculationDigest(of([usageLine('a')]), sha256))
    .toBe(calculationDigest(of([usageLine('b')]), sha256))
  expect(calculationText(of([usageLine('a'), manualLine])))
    .not.toMatch(/price_|mtr_|subi_|txr_|dsc_|cgr_|line_/)
})

test('the digest is the SHA-256 of the canonical JSON', () => {
  const calculation = of([usageLine('a')])
  expect(calculationDigest(calculation, sha256))
    .toBe(`sha256:${sha256(calculationText(calculation))}`)
})
