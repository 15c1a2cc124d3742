import type { CreateInvoice, ManualLine } from '../src/application/invoices/create-invoice.ts'
import { createCreditsApplication } from '../src/application/credits-application.ts'
import { createInvoicesApplication } from '../src/application/invoices-application.ts'
import { Decimal } from '../src/domain/money/decimal.ts'
import type { Database } from '../src/persistence/connection/database.ts'
import { billingWorld } from './billing-world.ts'
import type { Setting } from './billing-world.ts'

/** A manual line of one unit. */
export const manual = (unitAmount: string, parts: Partial<ManualLine> = {}): ManualLine => ({
  description: 'Set-up', quantity: Decimal.one, unitAmount: Decimal.parse(unitAmount), ...parts,
})

/** Billing with invoices, coupons, taxes and credits over one database. */
export const invoicingWorld = (database: Database, start: string) => {
  const world = billingWorld(database, start)
  const invoicing = createInvoicesApplication(world.dependencies)
  const credits = createCreditsApplication(world.dependencies)
  const tenant = async (setting: Setting) => {
    const made = await world.tenant(setting)
    const { caller, organizationId } = made
    const named = (invoiceId: string) => ({ organizationId, id: invoiceId })
    return {
      ...made,
      oneOff: (customerId: string, parts: Partial<CreateInvoice> = {}) =>
        invoicing.createInvoice(caller, {
          customerId, currency: 'USD', lines: [manual('100')], taxRateIds: null, dueAt: null,
          memo: null, metadata: {}, ...parts,
        }),
      finalize: (invoiceId: string) => invoicing.finalizeInvoice(caller, { invoiceId }),
      voided: (invoiceId: string) => invoicing.voidInvoice(caller, { invoiceId }),
      read: (invoiceId: string) => invoicing.getInvoice(named(invoiceId)),
      explain: (invoiceId: string) => invoicing.explainInvoice(named(invoiceId)),
      verify: (invoiceId: string) => invoicing.verifyInvoice(named(invoiceId)),
      linesOf: async (invoiceId: string) => (await invoicing.listInvoiceLines(
        { organizationId, invoiceId, limit: 100 })).records,
      pay: (invoiceId: string, amount: string, currency = 'USD') =>
        invoicing.recordInvoicePayment(caller,
          { invoiceId, amount: Decimal.parse(amount), currency, reference: null }),
      taxRate: async (percentage: string, inclusive = false) => (await credits.createTaxRate(
        caller, {
          name: 'Tax', percentage: Decimal.parse(percentage), inclusive, country: null,
          metadata: {},
        })).id,
      /** Gives a customer a percentage off. */
      coupon: async (customerId: string, percentage: string, duration: 'once' | 'forever' = 'once',
      ) => {
        const { id: couponId } = await credits.createCoupon(caller, {
          name: 'Offer', percentage: Decimal.parse(percentage), duration, maxRedemptions: null,
          metadata: {},
        })
        return credits.applyCoupon(caller, { customerId, couponId, subscriptionId: null })
      },
      grant: (customerId: string, amount: string) => credits.createCreditGrant(caller, {
        customerId, name: null, priority: 50, costBasis: Decimal.zero, expiresAt: null,
        metadata: {}, amount: Decimal.parse(amount), currencyCode: 'USD',
      }),
      balance: async (customerId: string) => (await credits.getCreditBalance(
        { organizationId, customerId })).balances.map(({ balance }) => balance),
    }
  }
  return { ...world, invoicing, credits, tenant }
}

export type InvoicingWorld = ReturnType<typeof invoicingWorld>
export type InvoicingTenant = Awaited<ReturnType<InvoicingWorld['tenant']>>
