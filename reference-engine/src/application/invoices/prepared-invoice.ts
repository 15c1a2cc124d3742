import type { Instant } from '../../domain/time/instant.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { Customer } from '../customers/customer.ts'
import type { Calculated } from './calculate-invoices.ts'
import { unstoredLines } from './line-records.ts'
import type { UnstoredLine } from './line-records.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** A calculation with its lines as they will be stored. */
export type PreparedLines = {
  readonly calculated: Calculated
  readonly unstored: readonly UnstoredLine[]
  readonly lineTexts: readonly string[]
}

/** Writes out the lines of a calculation, each once. */
export const preparedLines = (calculated: Calculated, sold: SoldPrices): PreparedLines => {
  const unstored = unstoredLines(calculated.lines, sold)
  return { calculated, unstored, lineTexts: unstored.map(({ calculation }) => calculation) }
}

/** A draft that was calculated while the usage of its customer was locked. */
export type PreparedInvoice = PreparedLines & {
  readonly draft: StoredInvoice
  /** What is stored of it already. */
  readonly before?: StoredInvoice | undefined
  readonly customer: Customer
  /** Whether no further turn of its subscription follows; absent where the store has to tell. */
  readonly over?: boolean | undefined
  /** The customer's clock. */
  readonly at: Instant
}
