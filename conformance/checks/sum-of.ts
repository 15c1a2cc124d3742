import { billed } from '../oracle/decimal-text.ts'
import { parse, sum } from '../oracle/rational.ts'

/** The exact sum of amounts, with two minor digits. */
export const sumOf = (amounts: readonly string[]): string => billed(sum(amounts.map(parse)), 2)
