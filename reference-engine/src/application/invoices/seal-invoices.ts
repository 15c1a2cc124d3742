import { assert } from '../../domain/assert.ts'
import type { CreditApplication } from '../../domain/credits/burn-order.ts'
import { amountDue } from '../../domain/invoicing/amount-due.ts'
import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { settlement } from '../../domain/invoicing/settlement.ts'
import { Money } from '../../domain/money/money.ts'
import { transition } from '../../domain/state-machine.ts'
import { hoursAfter } from '../../domain/time/instant.ts'
import { applyCredits } from '../credit-grants/apply-credits.ts'
import { grantNegativeInvoices } from '../credit-grants/grant-negative-invoices.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { DiscountUse } from '../discounts/discount-ports.ts'
import { auditInvoice } from './audit-invoice.ts'
import { closeUsage, endUsage } from './close-usage.ts'
import { customerSnapshot } from './customer-snapshot.ts'
import { invoiceFigures } from './invoice-figures.ts'
import type { InvoiceFigures } from './invoice-figures.ts'
import { pastDueJobs } from './past-due-jobs.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import { takeNumbers } from './take-numbers.ts'

export type Sealing = {
  /** At most one of each customer: what one uses up is gone for the next. */
  readonly prepared: readonly PreparedInvoice[]
  /** Stores the lines, before anybody else has to wait for numbers. */
  readonly writeLines: () => Promise<unknown>
  readonly writeInvoices: (sealed: readonly StoredInvoice[]) => Promise<unknown>
}

/**
 * Freezes calculated drafts (INV 2): credits pay their part, discounts count their use, and what
 * they bill for usage is remembered: events that come now are refused or billed by a later invoice
 * (USG 7). Each gets its number as late as can be, because everybody waits for numbers (INV 3).
 */
export const sealInvoices = async (
  work: BillingWork,
  { prepared, writeLines, writeInvoices }: Sealing,
): Promise<readonly StoredInvoice[]> => {
  if (prepared.length === 0) return []
  const { store } = work
  const credits = await applyCredits(work, prepared.map(({ draft, calculated, at }) =>
    ({ ...ofInvoice(draft), amountDue: calculated.total, at })))
  await grantNegativeInvoices(work, prepared.flatMap(negative))
  const uses = prepared.flatMap(discountUses)
  if (uses.length > 0) await store.discounts.consume(uses)
  const organizations = await work.organizations(
    prepared.map(({ draft: { organizationId } }) => organizationId))
  const terms = prepared.map((each, index) => termsOf(work, {
    prepared: each, credits: credits[index] ?? [],
    paymentTermsDays: found(organizations[index]).paymentTermsDays,
  }))
  await writeLines()
  await closeUsage(store, prepared)
  await store.jobs.scheduleMany(pastDueJobs(prepared, terms))
  const numbers = await takeNumbers(work, prepared.map(({ draft }) => draft))
  const sealed = prepared.map((each, index) =>
    seal(each, { ...found(terms[index]), number: found(numbers[index]) }))
  await writeInvoices(sealed)
  await endUsage(store, prepared)
  for (const [index, after] of sealed.entries()) {
    auditInvoice(work, { before: found(prepared[index]).before, after })
  }
  return sealed
}

const ofInvoice = ({ organizationId, customerId, id: invoiceId }: StoredInvoice) =>
  ({ organizationId, customerId, invoiceId })

const negative = ({ draft, calculated: { total }, at }: PreparedInvoice) => {
  const { excess: amount } = amountDue(total, [])
  return amount.isPositive() ? [{ ...ofInvoice(draft), amount, at }] : []
}

const discountUses = (
  { draft: { organizationId, customerId }, calculated: { discounts } }: PreparedInvoice,
): DiscountUse[] => discounts.map(({ discount: { id: discountId } }) =>
  ({ organizationId, customerId, discountId, invoices: 1 }))

type Paying = {
  readonly prepared: PreparedInvoice
  readonly credits: readonly CreditApplication[]
  readonly paymentTermsDays: number
}

type Terms = Pick<StoredInvoice, 'paymentStatus' | 'dueAt'>
  & { readonly figures: InvoiceFigures | undefined }

/** What takes its time of sealing an invoice: all of it is done before numbers are taken. */
const termsOf = (
  { dependencies }: BillingWork,
  { prepared: { draft, calculated, lineTexts, at }, credits, paymentTermsDays }: Paying,
): Terms => {
  const zero = Money.zero(calculated.currency)
  const { paymentStatus } = settlement({
    amountDue: amountDue(calculated.total, credits).amountDue,
    amountPaid: zero, amountCredited: zero, uncollectible: false,
  })
  return {
    // Without credits the figures are those of the draft.
    figures: credits.length === 0
      ? undefined : invoiceFigures({ calculated, lineTexts, credits }, dependencies),
    paymentStatus,
    dueAt: draft.dueAt ?? hoursAfter(at, 24 * paymentTermsDays),
  }
}

const seal = (
  { draft, customer, at }: PreparedInvoice,
  { figures, paymentStatus, dueAt, number }: Terms & { readonly number: string },
): StoredInvoice => ({
  ...draft,
  ...figures,
  number,
  status: transition(invoiceMachine, { state: draft.status, action: 'finalize' }),
  paymentStatus,
  customerSnapshot: customerSnapshot(customer),
  calculatedAt: at,
  finalizedAt: at,
  dueAt,
  updatedAt: at,
})

const found = <Value>(value: Value | undefined): Value => {
  assert(value !== undefined, 'every invoice has its terms')
  return value
}
