import type { MatrixPricing, UsageGroup } from '@valora/spec/types'
import { greater, isZero, parse, sum, zero, type Rational } from './rational.ts'
import { step, type Step } from './step.ts'

/** The quantity of one combination of property values; null where a property is missing. */
export type GroupQuantity = { values: UsageGroup; quantity: Rational }

/** The number of a combination's cell, from 1; 0 where no cell has these values. */
const cellNumber = ({ dimensions, cells }: MatrixPricing, { values }: GroupQuantity): number =>
  cells.findIndex((cell) =>
    dimensions.every((name) => cell.values[name] === (values[name] ?? null))) + 1

/** Each combination costs what its cell says, or the default; negative quantities are 0. */
export const matrixSteps = (terms: MatrixPricing, groups: readonly GroupQuantity[]): Step[] => {
  const quantityOf = (number: number) => sum(groups
    .filter((group) => cellNumber(terms, group) === number)
    .map(({ quantity }) => greater(quantity, zero)))
  return [
    ...terms.cells.map(({ unit_amount }, index) =>
      step(`cell-${index + 1}`, quantityOf(index + 1), parse(unit_amount))),
    step('cell-default', quantityOf(0), parse(terms.default_unit_amount)),
  ].filter(({ quantity }) => !isZero(quantity))
}
