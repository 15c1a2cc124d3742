import type { Due } from '../../domain/credits/burn-order.ts'
import type { Money } from '../../domain/money/money.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { OfInvoice } from '../billing-ports.ts'
import type { CreditGrant } from './credit-grant.ts'
import { issueGrants } from './issue-grants.ts'

/** An invoice that is being finalized below zero. */
export type NegativeInvoice = OfInvoice & Pick<Due, 'at'> & {
  /** How far below zero; above 0. */
  readonly amount: Money
}

/** Makes what invoices are below zero the balance of their customers (INV 5.2). */
export const grantNegativeInvoices = (
  work: Pick<BillingWork, 'store' | 'dependencies' | 'audit'>,
  invoices: readonly NegativeInvoice[],
): Promise<readonly CreditGrant[]> =>
  issueGrants(work, invoices.map((invoice) => ({ ...invoice, origin: 'negative_invoice' })))
