import type { PriceInline, PricePreview, Pricing } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { check } from '../../src/check.ts'

type Row = [quantity: string, amount: string, why: string]

type Sold = Omit<PriceInline, 'currency'>

const preview = async ({ api }: CheckContext, sold: Sold, quantity: string) =>
  api.post<PricePreview>('/prices/preview', { price: { currency: 'USD', ...sold }, quantity })

/** One preview per row, each with the reason why the amount is what it is. */
const rows = async (context: CheckContext, sold: Sold, table: readonly Row[]): Promise<void> => {
  for (const [quantity, amount, why] of table) {
    const { body } = context.expect.status(await preview(context, sold, quantity), 200)
    context.expect.equal(body.amount, amount, `${sold.pricing.type} ${quantity}: ${why}`)
  }
}

const tiers = [{ up_to: '10', unit_amount: '2' }, { unit_amount: '1' }]
const withFlats = [
  { up_to: '10', unit_amount: '2', flat_amount: '5' },
  { up_to: '20', unit_amount: '1', flat_amount: '7' },
  { unit_amount: '0.5', flat_amount: '9' },
]
const graduated: Sold = { pricing: { type: 'graduated', tiers } }
const volume: Sold = { pricing: { type: 'volume', tiers } }

export default [
  check({
    id: 'prices/the-bound-belongs-to-the-lower-tier',
    requirement: 'PRC-2.1',
    needs: ['prices'],
    async run(context) {
      await rows(context, volume, [
        ['9', '18.00', 'below the bound'], ['10', '20.00', 'the bound belongs to the lower tier'],
        ['11', '11.00', 'above the bound']])
      const flats: Sold = { pricing: { type: 'graduated', tiers: withFlats } }
      await rows(context, flats, [['10', '25.00', 'nothing lies in the second tier'],
        ['20', '42.00', 'nothing lies in the third tier']])
    },
  }),
  check({
    id: 'prices/a-fraction-crosses-the-bound',
    requirement: 'PRC-2.2',
    needs: ['prices'],
    async run(context) {
      await rows(context, volume, [['10.5', '10.50', 'a fraction belongs to the next tier'],
        ['10.000000000001', '10.00', 'the smallest fraction crosses the bound too']])
      await rows(context, graduated, [['10.5', '20.50', 'half a unit lies in the next tier']])
    },
  }),
  check({
    id: 'prices/graduated-prices-each-unit-by-its-tier',
    requirement: 'PRC-3.1',
    needs: ['prices'],
    async run(context) {
      await rows(context, graduated, [['1', '2.00', 'the first tier'], ['15', '25.00', 'ten at 2'],
        ['1000', '1010.00', 'ten at 2 and 990 at 1']])
    },
  }),
  check({
    id: 'prices/volume-prices-all-units-by-the-tier-of-the-total',
    requirement: 'PRC-3.2',
    needs: ['prices'],
    async run(context) {
      await rows(context, volume, [['1', '2.00', 'the first tier'], ['15', '15.00', 'all at 1'],
        ['1000', '1000.00', 'all at 1']])
    },
  }),
  check({
    id: 'prices/a-tier-flat-amount-is-due-where-quantity-lies',
    requirement: 'PRC-3.3',
    needs: ['prices'],
    async run(context) {
      await rows(context, { pricing: { type: 'graduated', tiers: withFlats } }, [
        ['0', '0.00', 'no tier is used'], ['1', '7.00', 'the first tier is used'],
        ['15', '37.00', 'two tiers are used'], ['21', '51.50', 'three tiers are used']])
      await rows(context, { pricing: { type: 'volume', tiers: withFlats } }, [
        ['0', '0.00', 'no tier is chosen'], ['1', '7.00', 'the first is chosen'],
        ['15', '22.00', 'the second alone is chosen'],
        ['21', '19.50', 'the third alone is chosen']])
    },
  }),
  check({
    id: 'prices/nothing-costs-nothing',
    requirement: 'PRC-3.4',
    needs: ['prices'],
    async run(context) {
      const models: Pricing[] = [{ type: 'per_unit', unit_amount: '3' },
        { type: 'graduated', tiers: withFlats }, { type: 'volume', tiers: withFlats },
        { type: 'package', package_size: '10', package_amount: '3' }]
      for (const pricing of models) {
        await rows(context, { pricing }, [['0', '0.00', 'a quantity of 0 costs 0']])
        const some = await preview(context, { pricing }, '1')
        context.expect.notEqual(some.body.amount, '0.00', 'a quantity of 1 costs something')
      }
      const flat: Sold = { pricing: { type: 'flat', amount: '3' } }
      await rows(context, flat, [['0', '3.00', 'flat alone is due'], ['9', '3.00', 'flat is flat']])
    },
  }),
  check({
    id: 'prices/every-begun-package-counts',
    requirement: 'PRC-4.1',
    needs: ['prices'],
    async run(context) {
      const by = (package_size: string, package_amount = '5'): Sold =>
        ({ pricing: { type: 'package', package_size, package_amount } })
      await rows(context, by('1000'), [['1', '5.00', 'the first package is begun'],
        ['1000', '5.00', 'exactly one package'],
        ['1000.000000000001', '10.00', 'a second is begun'],
        ['1999', '10.00', 'two packages']])
      await rows(context, by('0.1'), [['0.3', '15.00', 'three packages, not four as in floats']])
      await rows(context, by('0.7'), [['2.1', '15.00', 'three packages, exactly']])
      await rows(context, by('3'), [['900719925474099301', '1501199875790165505.00',
        'quantities beyond 2^53 are exact']])
    },
  }),
  check({
    id: 'prices/what-is-included-is-taken-off-first',
    requirement: 'PRC-1.3',
    needs: ['prices'],
    async run(context) {
      const included_quantity = '5'
      const unit: Pricing = { type: 'per_unit', unit_amount: '2' }
      const boxes: Pricing = { type: 'package', package_size: '10', package_amount: '3' }
      await rows(context, { pricing: unit, included_quantity }, [['4', '0.00', 'all is included'],
        ['5', '0.00', 'all is included'], ['6.5', '3.00', 'one and a half are not']])
      await rows(context, { ...graduated, included_quantity }, [['15', '20.00', 'ten at 2'],
        ['15.5', '20.50', 'half a unit in the next tier']])
      await rows(context, { ...volume, included_quantity }, [['15', '20.00', 'ten in the first'],
        ['16', '11.00', 'eleven in the second']])
      await rows(context, { pricing: boxes, included_quantity }, [['15', '3.00', 'one package'],
        ['16', '6.00', 'a second is begun']])
    },
  }),
]
