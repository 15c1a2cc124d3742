import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import { leavingCredits } from '../../domain/invoicing/leaving-credits.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { GivenDiscount } from './discounts-in-force.ts'
import type { ChargingInvoice } from './invoice-ports.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'

/** Invoices with their lines and the coupons that are to reduce them, each in one order. */
type Given = {
  readonly subjects: readonly InvoiceSubject[]
  readonly lines: readonly (readonly InvoiceLine[])[]
  readonly discounts: readonly (readonly GivenDiscount[])[]
}

/**
 * The lines, each with what final invoices have credited of it before, where coupons have to leave
 * that (DSC 2.9): a draft waits, so what credits its charge may be final before it. Nothing is
 * read for invoices without coupons, nor for those that are made just now.
 */
export const creditedBefore = async (
  { store, dependencies: { currencies } }: InvoicingWork,
  { subjects, lines, discounts }: Given,
): Promise<Given['lines']> => {
  if (discounts.every(({ length }) => length === 0)) return lines
  const asked = subjects.flatMap((subject, index) => {
    const of = discounts[index]?.length === 0 ? undefined : chargingInvoice(subject)
    return of === undefined ? [] : [{ of, index }]
  })
  if (asked.length === 0) return lines
  const found = await store.invoiceLines.creditedFinally(asked.map(({ of }) => of))
  const credited = new Map(asked.map(({ index }, ordinal) => [index, found[ordinal] ?? []]))
  return lines.map((own, index) => {
    const currency = currencyOf(currencies, subjects[index]?.currency ?? '')
    return leavingCredits(own, (credited.get(index) ?? []).map((one) =>
      ({ ...one, amount: Money.parse(one.amount, currency) })))
  })
}

/** Absent where nothing can have credited it: it is made just now, or charges no time. */
const chargingInvoice = (
  { organizationId, customerId, invoiceId, replacesInvoiceId, sources }: InvoiceSubject,
): ChargingInvoice | undefined => invoiceId === null
  || sources.every(({ kind }) => kind !== 'fixed' && kind !== 'proration_charge') ? undefined
  : { organizationId, customerId, invoiceId, replacesInvoiceId }
