import { expect, test } from 'vitest'
import type { Json } from '../canonical-json.ts'
import { Decimal } from '../money/decimal.ts'
import { parseInstant } from '../time/instant.ts'
import type { LineSource } from './line-source.ts'
import { lineSourcesJson, readLineSources } from './line-source-json.ts'

const [start, middle, end] = ['2026-01-31T00:00:00Z', '2026-02-10T12:00:00.5Z',
  '2026-02-28T00:00:00Z'].map(parseInstant) as [ReturnType<typeof parseInstant>,
  ReturnType<typeof parseInstant>, ReturnType<typeof parseInstant>]
const of = { itemId: 'subi_1', priceId: 'price_1', period: { start: middle, end } }
const portion = { numerator: 18, denominator: 28, unit: 'day' } as const
const quantity = Decimal.parse('2.50')

test.each<[string, LineSource]>([
  ['a whole charge', { kind: 'fixed', ...of, quantity, trial: false, portion: undefined }],
  ['a portion of a trial', { kind: 'proration_charge', ...of, quantity, trial: true, portion }],
  ['usage', { kind: 'usage', ...of, trial: false, continues: undefined }],
  ['tiers that continue', { kind: 'usage', ...of, trial: true, continues: { start, end: middle } }],
  ['a credit', { kind: 'proration_credit', ...of, charged: { start, end }, portion }],
  ['a manual line', {
    kind: 'one_off', lineId: 'line_1', description: 'Set-up, "once"', quantity,
    unitAmount: Decimal.parse('-0.005'), period: undefined, taxRateIds: undefined,
  }],
  ['a manual line with all it can have', {
    kind: 'one_off', lineId: 'line_1', description: '', quantity, unitAmount: Decimal.zero,
    period: { start, end }, taxRateIds: ['txr_1', 'txr_2'],
  }],
])('%s is read as it was written', (_what, source) => {
  const stored = JSON.parse(JSON.stringify(lineSourcesJson([source]))) as Json
  expect(readLineSources(stored)).toEqual([source])
})

test('sources keep their order', () => {
  const usage = (itemId: string): LineSource => ({ kind: 'usage', ...of, itemId, trial: false })
  const stored = lineSourcesJson(['b', 'a', 'c'].map(usage))
  expect(stored.map((source) => 'item_id' in source && source.item_id)).toEqual(['b', 'a', 'c'])
})
