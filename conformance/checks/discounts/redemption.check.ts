import type { Coupon, CouponCreate, Customer, Discount } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { prerequisite } from '../../src/given/prerequisite.ts'
import { shift } from '../../src/shift.ts'
import { expectFaults, type NamedFault } from '../named-faults.ts'
import { refused } from '../refused.ts'

const needs = ['customers']

const couponOf = async (
  { api, random }: CheckContext, values: Partial<CouponCreate>,
): Promise<Coupon> => prerequisite('createCoupon', 201, async () => api.post<Coupon>('/coupons',
  { name: random.name('coupon'), duration: 'forever', ...values }))

const redeem = async (
  { api }: CheckContext, coupon: Coupon,
  { customer, subscription_id }: { customer: Customer; subscription_id?: string },
) => api.post<Discount>(`/customers/${customer.id}/discounts`,
  { coupon_id: coupon.id, ...(subscription_id === undefined ? {} : { subscription_id }) })

const readCoupon = async ({ api }: CheckContext, { id }: Coupon): Promise<Coupon> =>
  prerequisite('getCoupon', 200, async () => api.get<Coupon>(`/coupons/${id}`))

type Refusal = { coupon: Coupon; by: Customer; subscription_id?: string }

/** The coupon is refused; why is answered. */
const reasonOf = async (
  context: CheckContext, { coupon, by: customer, ...rest }: Refusal,
): Promise<string> => {
  const { reason } = await refused(context, { problem: 'coupon_not_redeemable',
    ask: async () => redeem(context, coupon, { customer, ...rest }),
    read: async () => [await readCoupon(context, coupon),
      await context.api.all(`/customers/${customer.id}/discounts`)] })
  return context.expect.present(reason, 'the refusal says why')
}

const percentage = { percentage: '10' }

const faults: [values: object, faults: NamedFault[], why: string][] = [
  [{ duration: 'once' }, [['', 'percentage_or_amount']], 'neither'],
  [{ duration: 'repeating' }, [['', 'percentage_or_amount'],
    ['/duration_invoices', 'duration_invoices_required']], 'each fault is named'],
  [{ duration: 'once', ...percentage, amount_off: '1', currency: 'USD' },
    [['', 'percentage_or_amount']], 'both'],
  [{ duration: 'once', amount_off: '1' }, [['', 'percentage_or_amount']], 'without its currency'],
  [{ duration: 'repeating', ...percentage }, [['/duration_invoices', 'duration_invoices_required']],
    'how often'],
  [{ duration: 'once', ...percentage, duration_invoices: 1 },
    [['/duration_invoices', 'duration_invoices_unused']], 'once is once'],
  [{ duration: 'once', percentage: '100.01', redeem_by: '2020-01-01T00:00:00Z' },
    [['/percentage', 'percentage_above_hundred'], ['/redeem_by', 'redeem_by_past']],
    'however many'],
  [{ duration: 'once', amount_off: '1.005', currency: 'USD' },
    [['/amount_off', 'amount_too_precise']], 'half a cent is no amount'],
]

export default [
  check({
    id: 'discounts/a-coupon-that-does-not-fit-is-refused-with-its-reason',
    requirement: 'DSC-2.4',
    needs: ['subscriptions'],
    async run(context) {
      const { api, expect, given } = context
      const subscribed = await given.billing()
      const { customer } = subscribed
      const of = { by: customer, subscription_id: subscribed.subscription.id }
      const coupon = await couponOf(context, percentage)
      const control = expect.status(await redeem(context, coupon, { customer }), 201).body
      expect.equal([control.customer_id, control.coupon_id, control.status],
        [customer.id, coupon.id, 'active'], 'a coupon in force is given')
      expect.equal((await readCoupon(context, coupon)).redemptions, 1, 'and counted')
      expect.status(await api.post(`/coupons/${coupon.id}/archive`), 200)
      const archived = await reasonOf(context, { coupon, by: customer })
      const single = await couponOf(context, { ...percentage, max_redemptions: 1 })
      expect.status(await redeem(context, single, { customer }), 201)
      const used = await reasonOf(context, { coupon: single, by: await given.customer() })
      const euros = await couponOf(context, { amount_off: '1', currency: 'EUR' })
      const foreign = await reasonOf(context, { coupon: euros, ...of })
      const dollars = await couponOf(context, { amount_off: '1', currency: 'USD' })
      expect.status(await redeem(context, dollars,
        { customer, subscription_id: of.subscription_id }), 201)
      expect.equal(new Set([archived, used, foreign]).size, 3, 'each reason is another')
    },
  }),
  check({
    id: 'discounts/a-coupon-expires-on-the-clock-of-the-customer',
    requirement: 'DSC-2.4',
    needs: ['test-clocks'],
    async run(context) {
      const { expect, given, now } = context
      const redeem_by = shift(now(), { days: 10 })
      const coupon = await couponOf(context, { ...percentage, redeem_by })
      const reasons: (string | undefined)[] = []
      for (const seconds of [-1, 1]) {
        const clock = await given.testClock(shift(redeem_by, { seconds }))
        const customer = await given.customer({ test_clock_id: clock.id })
        if (seconds < 0) expect.status(await redeem(context, coupon, { customer }), 201)
        else reasons.push(await reasonOf(context, { coupon, by: customer }))
      }
      expect.equal(reasons.length, 1, 'before it the coupon is given, after it no more')
      expect.equal((await readCoupon(context, coupon)).redemptions, 1, 'it was given once')
    },
  }),
  check({
    id: 'discounts/a-coupon-is-redeemed-as-often-as-it-allows-in-parallel',
    requirement: 'DSC-2.4',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const coupon = await couponOf(context, { ...percentage, max_redemptions: 3 })
      const customers = await Promise.all(Array.from({ length: 8 }, async () => given.customer()))
      const answers = await Promise.all(customers.map(async (customer) =>
        redeem(context, coupon, { customer })))
      expect.equal(answers.filter(({ status }) => status === 201).length, 3, 'three may have it')
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect.problem(answer, 'coupon_not_redeemable')
      }
      expect.equal((await readCoupon(context, coupon)).redemptions, 3, 'three are counted')
      const lists = await Promise.all(customers.map(async ({ id }) =>
        api.all<Discount>(`/customers/${id}/discounts`)))
      expect.equal(lists.flat().length, 3, 'three have it')
    },
  }),
  check({
    id: 'discounts/a-coupon-that-contradicts-itself-is-refused',
    requirement: 'ERR-2.2',
    needs,
    async run(context) {
      const { api, expect } = context
      for (const [values, wanted] of faults) {
        expectFaults(context, await api.post('/coupons', { name: 'Coupon', ...values }),
          { problem: 'coupon_definition_invalid', faults: wanted })
      }
      expect.equal(await api.all('/coupons'), [], 'nothing is stored')
      expect.status(await api.post('/coupons', { name: 'Coupon', ...percentage,
        duration: 'repeating', duration_invoices: 2 }), 201)
    },
  }),
]
