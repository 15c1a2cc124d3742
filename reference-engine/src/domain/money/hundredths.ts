import { Decimal } from './decimal.ts'

const hundredth = Decimal.scaled(1n, 2)

/**
 * A percentage as the factor it stands for, exact.
 *
 * @example hundredths(Decimal.parse('2.9')).toString() // '0.029'
 */
export const hundredths = (percentage: Decimal): Decimal => percentage.times(hundredth)
