import type {
  CouponCreate, Invoice, InvoiceExplanation, InvoiceLine, InvoiceVerification,
} from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { seats } from '../daily-offers.ts'
import { actOn } from '../invoice-actions.ts'
import { look } from '../one-off.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices']

type Changed = Awaited<ReturnType<typeof changedSeats>>

/** Two seats of 31 for January, and another number from the 16th on: both are drafts. */
const changedSeats = async ({ expect, given }: CheckContext, quantity = '1') => {
  const scene = await given.scene({ offers: { seats: seats('2') },
    settings: { draft_grace_hours: 720 } })
  await given.advance(scene.clock, '2026-01-16T00:00:00Z')
  await given.change(scene.subscription, { effective: 'now',
    items: [{ price_id: scene.prices.seats.id, quantity }] })
  const [first, second] = await given.billed(scene.subscription)
  const charge = expect.present(first, 'seats are charged').invoice
  const change = expect.present(second, 'their change is billed').invoice
  expect.equal([charge, change].map(({ status }) => status), ['draft', 'draft'], 'both wait')
  return { ...scene, charge, change }
}

const told = (lines: readonly InvoiceLine[]): string[] => lines
  .map(({ kind, discount_amount, net_amount }) => [kind, discount_amount, net_amount].join(' '))

const refreshed = async (context: CheckContext, invoice: Invoice): Promise<Invoice> =>
  context.expect.status(await actOn(context, invoice, 'refresh'), 200).body as Invoice

const regenerated = async (context: CheckContext, invoice: Invoice): Promise<Invoice> =>
  context.expect.status(await actOn(context, invoice, 'regenerate'), 201).body as Invoice

const verified = async (context: CheckContext, { charge }: Pick<Changed, 'charge'>) => {
  const answer = context.expect.status(await actOn(context, charge, 'verify'), 200)
  const { result, differences } = answer.body as InvoiceVerification
  return [result, differences]
}

const creditedBefore = ({ calculation }: InvoiceExplanation): (string | undefined)[] =>
  calculation.lines.map((line) => line.credited_before)

type Coupons = readonly Partial<CouponCreate>[]

const rows: readonly (readonly [coupons: Coupons, taken: string[], line: string, why: string])[] = [
  [[{ percentage: '75' }], ['30.00'], 'fixed 30.00 32.00', 'three quarters are more than 30'],
  [[{ amount_off: '50', currency: 'USD' }], ['30.00'], 'fixed 30.00 32.00', 'so are 50'],
  [[{ percentage: '25' }], ['15.50'], 'fixed 15.50 46.50', 'a quarter leaves enough'],
  [[{ percentage: '25' }, { percentage: '50' }], ['15.50', '14.50'], 'fixed 30.00 32.00',
    'the second takes what the first left, as far as it goes'],
]

export default [
  check({
    id: 'discounts/a-coupon-leaves-what-was-credited',
    requirement: ['DSC-2.9', 'PRO-2.3'],
    needs,
    async run(context) {
      const { expect, given } = context
      for (const [coupons, taken, line, why] of rows) {
        const { charge, change, customer } = await changedSeats(context)
        await given.finalize(change)
        expect.that(told(await given.lines(change)).includes('proration_credit 0.00 -32.00'),
          '16 of 31 days of both seats are credited')
        for (const coupon of coupons) await given.discount(customer, coupon)
        const draft = await refreshed(context, charge)
        const final = await given.finalize(charge)
        for (const { discounts } of [draft, final]) {
          expect.equal(discounts.map(({ amount }) => amount), taken, why)
        }
        expect.equal(told(await given.lines(charge)), [line], `32 of 62 are left: ${why}`)
      }
    },
  }),
  check({
    id: 'discounts/what-a-coupon-cannot-take-it-takes-nowhere',
    requirement: 'DSC-2.9',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const { charge, change, customer } = await changedSeats(context)
      await given.finalize(change)
      expect.status(await api.post(`/invoices/${charge.id}/lines`, { currency: charge.currency,
        description: 'Set-up', quantity: '1', unit_amount: '62' }, { key: api.newKey() }), 201)
      await given.discount(customer, { percentage: '75' })
      const { discount_total, total } = await given.finalize(charge)
      expect.equal(told(await given.lines(charge)), ['fixed 30.00 32.00', 'one_off 46.50 15.50'],
        'the other line gives its own three quarters and no more')
      expect.equal([discount_total, total], ['76.50', '47.50'], 'what was really taken adds up')
    },
  }),
  check({
    id: 'discounts/a-charge-billed-anew-leaves-what-was-credited',
    requirement: ['DSC-2.9', 'PRO-2.3'],
    needs,
    async run(context) {
      const { expect, given } = context
      const { charge, change, customer } = await changedSeats(context)
      const final = await given.finalize(charge)
      await given.finalize(change)
      await given.discount(customer, { percentage: '75' })
      const once = await regenerated(context, final)
      expect.equal(told(await given.lines(once)), ['fixed 30.00 32.00'],
        'a new draft leaves what was credited of the void invoice')
      const twice = await regenerated(context, await given.finalize(once))
      await given.finalize(twice)
      expect.equal(told(await given.lines(twice)), ['fixed 30.00 32.00'], 'and so does the next')
    },
  }),
  check({
    id: 'discounts/what-a-draft-credits-is-not-left',
    requirement: 'DSC-2.9',
    needs,
    async run(context) {
      const { expect, given } = context
      const { charge, change, customer } = await changedSeats(context)
      await given.discount(customer, { percentage: '75', duration: 'once' })
      await given.finalize(charge)
      expect.equal(told(await given.lines(charge)), ['fixed 46.50 15.50'],
        'a coupon takes all of its share while credits are drafts')
      await given.finalize(change)
      expect.that(told(await given.lines(change)).includes('proration_credit 0.00 -8.00'),
        'they follow: 16 of 31 parts of 15.50')
    },
  }),
  check({
    id: 'discounts/an-explanation-says-what-coupons-left',
    requirement: ['DSC-2.10', 'INV-8.5'],
    needs,
    async run(context) {
      const { expect, given } = context
      const changed = await changedSeats(context, '3')
      const { charge, change, customer } = changed
      await given.finalize(change)
      await refreshed(context, charge)
      expect.equal(creditedBefore((await look(context, charge)).explanation), [undefined],
        'without a coupon there was nothing to leave')
      await given.discount(customer, { percentage: '75' })
      await given.finalize(charge)
      expect.equal(creditedBefore((await look(context, charge)).explanation), ['32.00'],
        'what was credited before is told')
      expect.equal(creditedBefore((await look(context, change)).explanation),
        [undefined, undefined], 'of what nothing was credited there is no such member')
      expect.equal(await verified(context, changed), ['identical', []], 'it is an input')
      await given.void(change)
      expect.equal(await verified(context, changed), ['identical', []], 'as it was then')
    },
  }),
]
