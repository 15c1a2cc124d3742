import fc from 'fast-check'
import { derive } from '../../oracle/derive.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { compare, isZero, multiply, parse, subtract, sum } from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import { forAll } from '../for-all.ts'
import { anyPrice, decimals, type PricedUsage } from './any-price.ts'
import { preview, ratedOf } from './previewed.ts'

const needs = ['prices']
const tags = ['property']

type Step = { ref: string; quantity: string; unit_amount: string; amount: string }

/** The steps that cost something, by value. */
const costing = (steps: readonly Step[]): string[] => steps
  .filter(({ quantity, unit_amount }) => !isZero(multiply(parse(quantity), parse(unit_amount))))
  .map(({ ref, quantity, unit_amount, amount }) =>
    `${ref}: ${exact(parse(quantity))} x ${exact(parse(unit_amount))} is ${amount}`)

export default [
  check({
    id: 'properties/any-price-is-rated-as-the-model-rates-it',
    requirement: ['PRC-1.4', 'PRC-1.5', 'PRC-5.1', 'PRC-6.1', 'PRC-6.4', 'PRC-8.1'],
    needs,
    tags,
    async run(context) {
      const { contract, expect } = context
      const holds = async (one: PricedUsage) => {
        const body = await preview(context, one)
        const digits = contract.currencies.get(one.currency) ?? 2
        const wanted = derive(one.price, ratedOf(one.used), digits)
        expect.decimal(body.rated_quantity, wanted.rated_quantity, 'the model sees this quantity')
        expect.equal(costing(body.steps), costing(wanted.steps), 'the steps are the price\'s parts')
        const { amount_unrounded, amount, minimum_adjustment, maximum_adjustment, total } = body
        expect.equal(
          [amount_unrounded, amount, minimum_adjustment, maximum_adjustment, total],
          [wanted.amount_unrounded, wanted.amount, wanted.minimum_adjustment,
            wanted.maximum_adjustment, wanted.total],
          'conversion, included quantity, model, discounts, rounding, minimum, maximum')
      }
      await forAll(context, anyPrice(), { runs: 80, holds })
    },
  }),
  check({
    id: 'properties/tier-slices-add-up-to-the-rated-quantity',
    requirement: ['PRC-3.1', 'PRC-7.2'],
    needs,
    tags,
    async run(context) {
      const { expect } = context
      const holds = async (one: PricedUsage) => {
        const { rated_quantity, steps } = await preview(context, one)
        const slices = steps.filter(({ ref }) => /^tier-\d+$/.test(ref))
        expect.decimal(exact(sum(slices.map(({ quantity }) => parse(quantity)))), rated_quantity,
          'each unit lies in one tier')
        expect.equal(slices.map(({ ref }) => ref), [...new Set(slices.map(({ ref }) => ref))],
          'each tier is told once')
        const count = one.price.pricing.type === 'volume' ? 1 : steps.length
        expect.that(slices.length <= count, 'a volume price has one tier')
      }
      await forAll(context, anyPrice(['graduated', 'volume']), { runs: 40, holds })
    },
  }),
  check({
    id: 'properties/one-tier-makes-graduated-volume-and-per-unit-equal',
    requirement: ['PRC-3.1', 'PRC-3.2', 'PRC-1.1'],
    needs,
    tags,
    async run(context) {
      const holds = async ([{ price, ...one }, unit_amount]: [PricedUsage, string]) => {
        const tiers = [{ unit_amount }]
        const amounts = []
        for (const pricing of [{ type: 'per_unit', unit_amount } as const,
          { type: 'graduated', tiers } as const, { type: 'volume', tiers } as const]) {
          const { steps, ...body } =
            await preview(context, { ...one, price: { ...price, pricing } })
          amounts.push({ ...body, steps: steps.map((step) => ({ ...step, ref: '' })) })
        }
        const [unit, graduated, volume] = amounts
        context.expect.equal(graduated, unit, 'one open tier is a price for each unit')
        context.expect.equal(volume, unit, 'of the total too')
      }
      await forAll(context, fc.tuple(anyPrice(['per_unit']), decimals(9, 5)), { runs: 20, holds })
    },
  }),
  check({
    id: 'properties/shares-never-lose-a-minor-unit',
    requirement: 'MON-5.2',
    needs,
    tags,
    async run(context) {
      const { contract, expect } = context
      const holds = async (one: PricedUsage) => {
        const { amount, steps } = await preview(context, one)
        const shared = sum(steps.map((step) => parse(step.amount)))
        expect.decimal(exact(shared), amount, 'the shares add up to the rounded amount')
        const digits = contract.currencies.get(one.currency) ?? 2
        const unit = parse(digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`)
        for (const step of steps) {
          const off = subtract(parse(step.amount), parse(step.amount_unrounded))
          expect.that(compare(off, unit) < 0 && compare(subtract(parse('0'), off), unit) < 0,
            'a share is less than a minor unit off its exact amount')
        }
      }
      await forAll(context, anyPrice(['graduated', 'matrix', 'percentage', 'volume']),
        { runs: 50, holds })
    },
  }),
]
