import type { PricePreview } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { isZero, multiply, parse } from '../../oracle/rational.ts'
import { readVectors, type PricingCase } from '../../vectors/read-vectors.ts'
import { goldenChecks } from '../golden-cases.ts'

type Step = NonNullable<PricingCase['steps']>[number]

/** The steps that cost something, by value, with their shares. */
const costing = (steps: readonly Step[]): string[] => steps
  .filter(({ quantity, unit_amount }) => !isZero(multiply(parse(quantity), parse(unit_amount))))
  .map(({ ref, quantity, unit_amount, amount }) =>
    `${ref}: ${exact(parse(quantity))} x ${exact(parse(unit_amount))} is ${amount}`)

const judgeWhole = ({ expect }: CheckContext, one: PricingCase, body: PricePreview): void => {
  const promise = `${one.id}: ${one.why}`
  expect.decimal(body.rated_quantity, one.rated_quantity ?? '', promise)
  expect.equal(costing(body.steps), costing(one.steps ?? []), promise)
  expect.equal([body.minimum_adjustment, body.maximum_adjustment, body.total],
    [one.minimum_adjustment, one.maximum_adjustment, one.total], promise)
}

const judgeCase = async (context: CheckContext, one: PricingCase): Promise<void> => {
  const { api, expect } = context
  const { id, why, currency, price, quantity, transactions, groups } = one
  const used = { quantity, transactions, groups }
  const request = { price: { ...price, currency }, ...used }
  const { body } = expect.status(await api.post<PricePreview>('/prices/preview', request), 200)
  expect.decimal(body.amount_unrounded, one.amount_unrounded, `${id}: ${why}`)
  expect.equal(body.amount, one.amount, `${id}: ${why}`)
  if (one.steps !== undefined) judgeWhole(context, one, body)
}

export default goldenChecks('prices', readVectors('pricing'), {
  needs: ['prices'],
  judge: (context) => async (one) => judgeCase(context, one),
})
