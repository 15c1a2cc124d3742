import type { Coupon, CouponCreate } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { prerequisite } from '../../src/given/prerequisite.ts'
import { readVectors, type Vectors } from '../../vectors/read-vectors.ts'
import { goldenChecks, once } from '../golden-cases.ts'
import { draftOf } from '../one-off.ts'

type CouponsCase = Vectors['coupons']

/** Manual lines stand for all that are discounted alike. */
const isManual = ({ lines }: CouponsCase): boolean =>
  lines.every(({ kind, trial, credited_before }) => kind !== 'proration_credit'
    && trial === undefined && credited_before === undefined)

const zero = /^0(\.0+)?$/

const judgeCase = async (
  context: CheckContext, couponId: (text: string) => Promise<Coupon>, one: CouponsCase,
): Promise<void> => {
  const { api, expect, given } = context
  const { currency } = one
  const customer = await given.customer()
  for (const terms of one.coupons) {
    const money = 'amount_off' in terms ? { currency } : {}
    const { id } = await couponId(JSON.stringify({ ...terms, ...money }))
    await prerequisite('applyCoupon', 201, async () =>
      api.post(`/customers/${customer.id}/discounts`, { coupon_id: id }))
  }
  const draft = await draftOf(context,
    { customer, currency, lines: one.lines.map(({ amount }) => amount) })
  const lines = await given.lines(draft)
  const taken = draft.discounts.map(({ amount }) => amount).filter((amount) => !zero.test(amount))
  const wanted = one.discounts.filter((amount) => amount !== null && !zero.test(amount))
  expect.equal([taken, lines.map(({ discount_amount }) => discount_amount),
    lines.map(({ net_amount }) => net_amount), draft.total],
    [wanted, one.discount_amounts, one.net_amounts, one.total], `${one.id}: ${one.why}`)
}

export default goldenChecks('discounts', readVectors('coupons').filter(isManual), {
  needs: ['customers'],
  judge: (context) => {
    const couponOf = once(async (text) => prerequisite('createCoupon', 201, async () =>
      context.api.post<Coupon>('/coupons', { name: 'Golden', duration: 'forever',
        ...(JSON.parse(text) as Partial<CouponCreate>) })))
    return async (one) => judgeCase(context, couponOf, one)
  },
})
