import { Decimal } from '../money/decimal.ts'
import type { Matrix } from './price.ts'
import type { PricingModel } from './pricing-model.ts'
import { ratingStep } from './rating-step.ts'
import type { GroupQuantity } from './usage.ts'

/** Each combination of dimension values costs what its cell says, or the default (PRC 8). */
export const matrix: PricingModel<'matrix'> = (pricing, groups) => {
  const { dimensions, cells, defaultUnitAmount } = pricing
  const used = quantitiesByCell(pricing, groups)
  const cellSteps = cells.map(({ values, unitAmount }, index) =>
    ({ ref: `cell-${index + 1}`, quantity: used.get(keyOf(dimensions, values)), unitAmount }))
  const rest = { ref: 'cell-default', quantity: used.get(noCell), unitAmount: defaultUnitAmount }
  return [...cellSteps, rest].flatMap(({ quantity, ...step }) =>
    quantity?.isPositive() ? [ratingStep({ ...step, quantity })] : [])
}

const noCell = 'default'

/** The values of the dimensions in their order as one text; a missing value is null. */
const keyOf = (
  dimensions: readonly string[],
  values: ReadonlyMap<string, string | null>,
): string => JSON.stringify(dimensions.map((dimension) => values.get(dimension) ?? null))

/** What of the usage each cell prices, by its key. A negative group counts as 0 (MTR 4). */
const quantitiesByCell = (
  { dimensions, cells }: Matrix,
  groups: readonly GroupQuantity[],
): ReadonlyMap<string, Decimal> => {
  const known = new Set(cells.map(({ values }) => keyOf(dimensions, values)))
  const used = new Map<string, Decimal>()
  for (const { values, quantity } of groups) {
    const own = keyOf(dimensions, values)
    const key = known.has(own) ? own : noCell
    used.set(key, (used.get(key) ?? Decimal.zero).plus(quantity.max(Decimal.zero)))
  }
  return used
}
