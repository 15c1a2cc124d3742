import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { Decimal } from '../money/decimal.ts'
import { rate } from '../pricing/rate.ts'
import { parseInstant } from '../time/instant.ts'
import { calculation, calculationDigest } from './calculation.ts'
import { invoiceTotals } from './invoice.ts'
import type { InvoiceLine } from './invoice-line.ts'

const d = (text: string) => Decimal.parse(text)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const currency = { code: 'USD', minorDigits: 2 }
const usageLine = (ids: string): InvoiceLine => {
  const price = {
    id: `price_${ids}`, meterId: `mtr_${ids}`, currency, timing: 'in_arrears',
    includedQuantity: d('0.5'), minimumAmount: d('5.00'),
    unitConversion:
      { operation: 'divide', factor: d('1.0'), rounding: { mode: 'up', digits: 1 } },
    discounts: [{ type: 'percentage', percentage: d('10') }],
    pricing: { type: 'graduated', tiers: [
      { upTo: d('10'), unitAmount: d('2.00') }, { unitAmount: d('0.111'), flatAmount: d('3') }] },
  } as const
  const [start, end] = ['2026-01-30T18:15:00Z', '2026-02-27T18:15:00Z'].map(parseInstant)
  if (!start || !end) throw new Error('both are given')
  const period = { start, end }
  return {
    kind: 'usage', itemId: `subi_${ids}`, price, period, eventCount: 3, eventChecksum: 255n,
    ...rate(price, { quantity: d('11') }),
  }
}
const of = (ids: string) => {
  const lines = [usageLine(ids)]
  return calculation({ lines, currency, ...invoiceTotals({ lines, currency }) })
}

test('a calculation derives every line in wire names and canonical decimals', () => {
  expect(of('a')).toEqual({
    currency: 'USD',
    lines: [{
      kind: 'usage',
      period: { start: '2026-01-30T18:15:00Z', end: '2026-02-27T18:15:00Z' },
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
        { ref: 'tier-1', quantity: '10', unit_amount: '2', amount_unrounded: '20',
          amount: '20.00' },
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
    }],
    subtotal: '20.75',
    total: '20.75',
  })
})

test('property names of the caller are written as they are', () => {
  const price = {
    ...usageLine('a').price,
    pricing: {
      type: 'matrix', dimensions: ['cloudRegion'], defaultUnitAmount: d('1.0'),
      cells: [{ values: new Map([['cloudRegion', 'euWest']]), unitAmount: d('2.50') }],
    },
  } as const
  const lines = [{ ...usageLine('a'), price }]
  expect(calculation({ lines, currency, ...invoiceTotals({ lines, currency }) })).toMatchObject({
    lines: [{ pricing: {
      type: 'matrix', dimensions: ['cloudRegion'], default_unit_amount: '1',
      cells: [{ values: { cloudRegion: 'euWest' }, unit_amount: '2.5' }],
    } }],
  })
})

test('it does not depend on ids: the same digest in any organization', () => {
  expect(calculationDigest(of('a'), sha256)).toBe(calculationDigest(of('b'), sha256))
  expect(canonicalJson(of('a'))).not.toMatch(/price_|mtr_|subi_/)
})

test('the digest is the SHA-256 of the canonical JSON', () => {
  expect(calculationDigest(of('a'), sha256)).toBe(`sha256:${sha256(canonicalJson(of('a')))}`)
})
