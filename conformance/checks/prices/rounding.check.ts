import type { PricePreview } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { check } from '../../src/check.ts'

const perUnit = async (
  { api, expect }: CheckContext, [currency, unit_amount, quantity]: readonly string[],
): Promise<PricePreview> => {
  const price = { currency, pricing: { type: 'per_unit', unit_amount } }
  return expect.status(await api.post<PricePreview>('/prices/preview', { price, quantity }), 200)
    .body
}

export default [
  check({
    id: 'prices/an-amount-has-the-minor-digits-of-its-currency',
    requirement: 'MON-3.1',
    needs: ['prices'],
    async run(context) {
      for (const [currency, amount] of [['USD', '12.30'], ['EUR', '12.30'], ['JPY', '12'],
        ['KWD', '12.300'], ['BHD', '12.300'], ['CLP', '12']] as const) {
        const { amount: actual } = await perUnit(context, [currency, '12.3', '1'])
        context.expect.equal(actual, amount, `an amount in ${currency} has its minor digits`)
      }
    },
  }),
  check({
    id: 'prices/a-zero-has-minor-digits-and-no-sign',
    requirement: 'MON-7.1',
    needs: ['prices'],
    async run(context) {
      for (const [currency, amount] of
        [['USD', '0.00'], ['JPY', '0'], ['KWD', '0.000']] as const) {
        const preview = await perUnit(context, [currency, '12.3', '0'])
        context.expect.equal(preview.amount, amount, `zero in ${currency}`)
        context.expect.equal(preview.amount_unrounded, '0', 'an exact zero is 0')
      }
    },
  }),
  check({
    id: 'prices/a-half-is-rounded-away-from-zero',
    requirement: 'MON-4.2',
    needs: ['prices'],
    async run(context) {
      const table = [['USD', '0.005', '0.01'], ['USD', '0.015', '0.02'], ['USD', '0.025', '0.03'],
        ['USD', '0.0249999', '0.02'], ['USD', '2.675', '2.68'], ['USD', '1.005', '1.01'],
        ['JPY', '0.5', '1'], ['JPY', '1.5', '2'], ['JPY', '2.5', '3'], ['JPY', '2.499', '2'],
        ['KWD', '0.0005', '0.001'], ['KWD', '0.0025', '0.003']] as const
      for (const [currency, price, wanted] of table) {
        const { amount } = await perUnit(context, [currency, price, '1'])
        context.expect.equal(amount, wanted, `${price} ${currency} is rounded half away from zero`)
      }
    },
  }),
  check({
    id: 'prices/steps-are-not-rounded',
    requirement: 'MON-4.2',
    needs: ['prices'],
    async run({ api, expect }) {
      const tiers = [{ up_to: '1', unit_amount: '0.004' }, { up_to: '2', unit_amount: '0.004' },
        { unit_amount: '0.004' }]
      const price = { currency: 'USD', pricing: { type: 'graduated', tiers } }
      const answer = await api.post<PricePreview>('/prices/preview', { price, quantity: '3' })
      const { body } = expect.status(answer, 200)
      expect.equal(body.amount, '0.01', 'three times 0.004 is rounded once, from 0.012')
      expect.equal(body.rounding_residue, '0.002', 'the residue is what rounding left over')
    },
  }),
  check({
    id: 'prices/derivations-are-exact',
    requirement: ['MON-4.1', 'MON-3.2'],
    needs: ['prices'],
    async run(context) {
      const { expect } = context
      const small = await perUnit(context, ['USD', '0.000000000001', '0.000000000001'])
      expect.equal(small.amount_unrounded, '0.000000000000000000000001', 'nothing is lost below')
      const great = await perUnit(context, ['USD', '999999999999999999.999999999999', '3'])
      expect.equal(great.amount_unrounded, '2999999999999999999.999999999997', 'nor above')
      const tenths = await perUnit(context, ['USD', '0.1', '0.3'])
      expect.equal(tenths.amount_unrounded, '0.03', 'decimals are not binary fractions')
    },
  }),
  check({
    id: 'prices/twelve-fractional-digits-are-kept',
    requirement: 'MON-3.2',
    needs: ['prices'],
    async run({ api, expect, given }) {
      const unit_amount = '0.123456789012'
      const price = await given.price({ pricing: { type: 'per_unit', unit_amount } })
      expect.equal(price.pricing, { type: 'per_unit', unit_amount }, 'twelve digits are stored')
      const probe = await api.post('/prices', { product_id: price.product_id, currency: 'USD',
        pricing: { type: 'per_unit', unit_amount: `${unit_amount}3` } })
      expect.problem(probe, 'invalid_request', { faults: [{ pointer: '/pricing/unit_amount' }] })
      expect.equal((await api.all('/prices')).length, 1, 'thirteen digits are not stored')
    },
  }),
]
