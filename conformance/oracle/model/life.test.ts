import { expect, test } from 'vitest'
import type { Catalogue } from './catalogue.ts'
import type { Step } from './command.ts'
import { perform, performAll } from './perform.ts'
import { snapshot } from './snapshot.ts'
import { emptyWorld, type World } from './world.ts'

const flat = (amount: string) => ({ pricing: { type: 'flat', amount } }) as const

const catalogue: Catalogue = {
  currency: 'USD', minorDigits: 2,
  prices: {
    seats: {
      price: { pricing: { type: 'per_unit', unit_amount: '31' } }, timing: 'in_advance',
    },
    care: { price: flat('62'), timing: 'in_arrears' },
  },
  plans: {
    basic: {
      interval: { unit: 'month', count: 1 },
      items: [{ price: 'seats', quantity: '1' }, { price: 'care', quantity: '1' }],
    },
  },
  coupons: { tenth: { percentage: '10', duration: 'once' } },
  tax_rates: { vat: { percentage: '20', inclusive: false } },
}

const start: Step = { at: '2026-01-01T00:00:00Z', do: 'create', plan: 'basic', tax_rates: ['vat'] }
const day = (number: number, month = 1): string =>
  `2026-0${month}-${String(number).padStart(2, '0')}T00:00:00Z`

const empty = (graceHours = 0): World => emptyWorld({
  catalogue, settings: { graceHours, termsDays: 30, timeZone: 'UTC' }, now: start.at,
})

const lived = (...steps: Step[]) => snapshot(performAll(empty(), [start, ...steps]))

const totals = (...steps: Step[]) => lived(...steps)?.invoices.map(({ total }) => total)

test('a seat more on the 11th, a pause on the 21st', () => {
  const up: Step =
    { at: day(11), do: 'change', effective: 'now', items: [{ price: 'seats', quantity: '2' }] }
  // (31), then (42 - 21), then (20 days of 62 / 31, less 11 of the 21 days of 42), each x 1.2.
  expect(totals(up, { at: day(21), do: 'pause' })).toEqual(['37.20', '25.20', '21.60'])
})

test('a coupon reduces one invoice, its credit is a share of the rest', () => {
  const first = performAll(empty(), [{ at: start.at, do: 'apply_coupon', coupon: 'tenth' }, start])
  const world = performAll(first, [
    { at: day(11), do: 'change', effective: 'now', items: [{ price: 'seats', quantity: '2' }] },
  ])
  // 31 x 0.9 = 27.9; then 42 - 27.9 x 21 / 31 = 23.1; both x 1.2.
  expect(snapshot(world)?.invoices.map(({ total }) => total)).toEqual(['33.48', '27.72'])
})

test.each<[Step, string[], string]>([
  [{ at: day(15), do: 'resume' }, ['37.20', '74.40', '37.20'], 'January is paid already'],
  [{ at: day(11, 2), do: 'resume' }, ['37.20', '74.40', '23.92', '85.03'], 'the rest of February'],
])('arrears due in full at a pause are not billed again: %j', (resume, wanted) => {
  // 18 of the 28 days of February: 19.93 of a seat, and 39.86 of care at its end, each x 1.2.
  const steps: Step[] = [{ at: day(11), do: 'pause', settlement: 'none' }, resume]
  const boundary = day(1, resume.at < day(1, 2) ? 2 : 3)
  expect(totals(...steps, { at: boundary, do: 'wait' })).toEqual(wanted)
})

test.each<[Step, string[], string]>([
  [{ at: day(2, 2), do: 'uncancel' }, ['37.20', '93.00', '18.60'], 'the rest of the period'],
  [{ at: day(2, 2), do: 'cancel', mode: 'at', cancel_at: day(22, 2), settlement: 'prorate' },
    ['37.20', '93.00', '9.30'], 'the time up to a later end'],
])('what was cut at an end that does not come is made up for: %j', (step, wanted) => {
  // 62 + 14 of the 28 days of February: 15.50 of a seat; 7 of them: 7.75; each x 1.2.
  expect(totals({ at: day(11), do: 'cancel', mode: 'at', cancel_at: day(15, 2),
    settlement: 'prorate' }, step, { at: day(16, 2), do: 'wait' })).toEqual(wanted)
})

test('an end in a pause bills nothing, however much was due in full before', () => {
  expect(totals({ at: day(11), do: 'pause', settlement: 'none' },
    { at: day(11, 2), do: 'cancel', mode: 'at', cancel_at: day(15, 2) },
    { at: day(1, 3), do: 'wait' })).toEqual(['37.20', '74.40'])
})

test('a credit of nothing makes no line and no invoice', () => {
  const free = performAll(emptyWorld({
    catalogue: { ...catalogue, coupons: { all: { percentage: '100', duration: 'forever' } } },
    settings: { graceHours: 0, termsDays: 30, timeZone: 'UTC' }, now: start.at,
  }), [{ at: start.at, do: 'apply_coupon', coupon: 'all' }, start])
  expect(snapshot(performAll(free, [{ at: start.at, do: 'pause' }]))?.invoices).toHaveLength(1)
})

test('a coupon of which rounding leaves nothing is not used', () => {
  const poor = { ...catalogue, prices: { ...catalogue.prices,
    seats: { price: flat('0.04'), timing: 'in_advance' as const } } }
  const world = performAll(emptyWorld({ catalogue: poor,
    settings: { graceHours: 0, termsDays: 30, timeZone: 'UTC' }, now: start.at }),
  [{ at: start.at, do: 'apply_coupon', coupon: 'tenth' }, start])
  expect(world.discounts.map(({ left }) => left)).toEqual([1])
})

test.each<[string, Step[], string]>([
  ['30 of 31 are credited', [{ at: day(2), do: 'finalize_invoice', invoice: 1 }], '1.00 30.00'],
  ['what is not final follows it', [], '3.10 27.90'],
  ['what is void does not count', [{ at: day(2), do: 'finalize_invoice', invoice: 1 },
    { at: day(2), do: 'void_invoice', invoice: 1 }], '3.10 27.90'],
])('a coupon after a credit of a draft: %s', (_, steps, wanted) => {
  const world = performAll(empty(900), [start,
    { at: day(2), do: 'change', effective: 'now', items: [{ price: 'seats', quantity: '2' }] },
    ...steps, { at: day(2), do: 'apply_coupon', coupon: 'tenth' }])
  expect(snapshot(world)?.invoices[0]?.lines.map((line) =>
    `${line.discount_amount} ${line.net_amount}`)).toEqual([wanted])
})

test('what is due makes it past due, and what settles it active again', () => {
  const due: Step = { at: day(31), do: 'wait' }
  expect(lived({ at: day(30), do: 'wait' })?.status).toBe('active')
  expect(lived(due)?.status).toBe('past_due')
  expect(lived(due, { at: day(31), do: 'pay', invoice: 0, amount: '37' })?.status).toBe('past_due')
  expect(lived(due, { at: day(31), do: 'pay', invoice: 0 })?.status).toBe('active')
  expect(lived(due, { at: day(31), do: 'void_invoice', invoice: 0 })?.status).toBe('active')
})

test('a paused one is not made past due, but resumes as it', () => {
  const pause: Step = { at: day(11), do: 'pause' }
  expect(lived(pause, { at: day(5, 2), do: 'wait' })?.status).toBe('paused')
  expect(lived(pause, { at: day(5, 2), do: 'resume' })?.status).toBe('past_due')
})

test('below zero becomes balance, which the next invoice takes', () => {
  const seen = lived({ at: day(11), do: 'cancel', mode: 'now', settlement: 'prorate' })
  // 62 x 10 / 31 - 31 x 21 / 31 = -1, x 1.2.
  expect(seen?.invoices.at(-1)).toMatchObject({ total: '-1.20', amount_due: '0.00' })
  expect(seen).toMatchObject({ status: 'canceled', balance: '1.20' })
})

test('a grant pays at finalization, and a void invoice gives back', () => {
  const grant: Step = { at: start.at, do: 'grant', amount: '10', expires_at: day(20) }
  const world = performAll(performAll(empty(1), [grant]), [start])
  expect(snapshot(world)?.invoices[0]).toMatchObject({ status: 'draft', credits_applied: '0.00' })
  const paid = performAll(world, [{ at: day(2), do: 'wait' }])
  expect(snapshot(paid)?.invoices[0])
    .toMatchObject({ credits_applied: '10.00', amount_due: '27.20' })
  const gone = performAll(paid, [{ at: day(25), do: 'void_invoice', invoice: 0 }])
  expect(snapshot(gone)?.entries.map(({ type, amount }) => `${type} ${amount}`))
    .toEqual(['granted 10.00', 'applied -10.00', 'restored 10.00', 'expired -10.00'])
})

test.each<[Step[], Step, string[], string]>([
  [[], { at: day(2), do: 'resume' }, ['invalid_state_transition'], 'nothing is paused'],
  [[], { at: day(2), do: 'uncancel' }, ['invalid_state_transition'], 'nothing is scheduled'],
  [[], { at: day(2), do: 'cancel', mode: 'at', cancel_at: day(2) }, ['cancel_at_invalid'],
    'an end has to lie ahead'],
  [[{ at: day(2), do: 'cancel', mode: 'now' }], { at: day(3), do: 'pause' },
    ['invalid_state_transition'], 'it has ended'],
  [[], { at: day(2), do: 'pay', invoice: 0, amount: '37.21' }, ['payment_exceeds_remaining'],
    '37.20 is due'],
  [[{ at: day(11), do: 'change', effective: 'now', items: [{ price: 'seats', quantity: '2' }] }],
    { at: day(12), do: 'change', effective: 'at', effective_at: day(5), items: [] },
    ['change_in_billed_period'], 'it is charged since the 11th'],
  [[{ at: day(2), do: 'pay', invoice: 0, amount: '1' }],
    { at: day(3), do: 'void_invoice', invoice: 0 }, ['invoice_not_voidable'],
    'it carries a payment'],
  [[{ at: day(11), do: 'change', effective: 'now', items: [{ price: 'seats', quantity: '2' }] }],
    { at: day(13), do: 'void_invoice', invoice: 0 }, ['invoice_not_voidable'],
    'a later invoice credits its charge'],
])('case %#: a refused command changes nothing', (before, step, refused) => {
  const world = performAll(empty(), [start, ...before])
  const performed = perform(world, step)
  expect(performed.refused).toEqual(refused)
  const waited = performAll(world, [{ at: step.at, do: 'wait' }])
  expect(snapshot(performed.world)).toEqual(snapshot(waited))
})
