import type { Settling } from '../../domain/invoicing/settlement.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** What became of the amount due of a stored invoice, as the domain judges it. */
export const settlingOf = (
  { currency: code, amountDue, amountPaid, amountCredited, uncollectibleAt }: StoredInvoice,
  currencies: CurrencyTable,
): Settling => {
  const currency = currencyOf(currencies, code)
  return {
    amountDue: Money.parse(amountDue, currency),
    amountPaid: Money.parse(amountPaid, currency),
    amountCredited: Money.parse(amountCredited, currency),
    uncollectible: uncollectibleAt !== null,
  }
}
