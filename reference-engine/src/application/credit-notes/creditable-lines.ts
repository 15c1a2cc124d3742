import { assert } from '../../domain/assert.ts'
import type { CreditableLine } from '../../domain/credits/credit-note.ts'
import type { CreditableTax } from '../../domain/credits/credited-taxes.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { Currency, CurrencyTable } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'
import type { StoredInvoiceLine } from '../invoices/stored-invoice-line.ts'
import type { Reads } from '../ports.ts'
import type { StoredCreditNote } from './stored-credit-note.ts'

/** The lines of an invoice with what credit notes may still take of each (CRN 4.1). */
export const creditableLines = async (
  { invoiceLines, creditNotes }: Pick<Reads, 'invoiceLines' | 'creditNotes'>,
  { invoice, currencies }: {
    readonly invoice: StoredInvoice
    readonly currencies: CurrencyTable
  },
): Promise<CreditableLine[]> => {
  const { organizationId, customerId, id: invoiceId } = invoice
  const of = { organizationId, customerId, invoiceId }
  const lines = await invoiceLines.all(of)
  const prorated = await invoiceLines.prorated(of)
  const notes = await creditNotes.issuedOn([of])
  const currency = currencyOf(currencies, invoice.currency)
  return lines.map((line) => ({
    id: line.id,
    net: Money.parse(line.netAmount, currency),
    credited: Money.parse(line.creditedAmount, currency),
    lost: lostOf(line, { lines, prorated, currency }),
    taxes: taxesOf(line, { invoice, notes, currency }),
  }))
}

type Lost = {
  readonly lines: readonly StoredInvoiceLine[]
  readonly prorated: ReadonlyMap<string, string>
  readonly currency: Currency
}

/** What proration credits took of it, and what a maximum keeps it below (PRC 6). */
const lostOf = (line: StoredInvoiceLine, { lines, prorated, currency }: Lost): Money => {
  const proratedOf = (id: string) => Money.parse(prorated.get(id) ?? '0', currency)
  const caps = lines.filter((other) => line.kind !== 'maximum' && isCapOf(line, other))
  return Money.sum([
    proratedOf(line.id),
    ...caps.map(({ id, netAmount }) =>
      proratedOf(id).minus(Money.parse(netAmount, currency))),
  ], currency)
}

const isCapOf = (line: StoredInvoiceLine, other: StoredInvoiceLine): boolean =>
  other.kind === 'maximum' && other.itemId === line.itemId && other.priceId === line.priceId
  && other.periodStart !== null && line.periodStart?.equals(other.periodStart) === true

type Given = {
  readonly invoice: StoredInvoice
  readonly notes: readonly StoredCreditNote[]
  readonly currency: Currency
}

const taxesOf = (line: StoredInvoiceLine, { invoice, notes, currency }: Given): CreditableTax[] =>
  line.taxes.map(({ tax_rate_id: taxRateId, amount }) => {
    const rate = invoice.taxes.find(({ tax_rate_id }) => tax_rate_id === taxRateId)
    assert(rate !== undefined, 'the tax of a line is of a rate of its invoice')
    const given = notes.flatMap((note) => note.lines)
      .filter(({ line_id }) => line_id === line.id)
      .flatMap(({ taxes }) => taxes)
      .filter(({ tax_rate_id }) => tax_rate_id === taxRateId)
      .map((tax) => Money.parse(tax.amount, currency))
    return {
      taxRateId, inclusive: rate.inclusive, amount: Money.parse(amount, currency),
      given: Money.sum(given, currency),
    }
  })
