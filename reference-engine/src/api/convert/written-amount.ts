import type { WrittenAmount } from '../../domain/money/is-too-precise.ts'
import { Decimal } from '../../domain/money/decimal.ts'

/** An amount of a request, and with how many digits behind the point it is written. */
export const writtenAmount = (text: string): WrittenAmount =>
  ({ amount: Decimal.parse(text), amountDigits: text.split('.')[1]?.length ?? 0 })
