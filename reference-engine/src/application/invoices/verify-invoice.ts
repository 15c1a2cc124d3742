import { calculationDigest } from '../../domain/invoicing/calculation.ts'
import { lineDifferences } from '../../domain/invoicing/line-differences.ts'
import type { LineDifference } from '../../domain/invoicing/line-differences.ts'
import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { transition } from '../../domain/state-machine.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { readSoldPrices } from '../billing/sold-price.ts'
import { found } from '../found.ts'
import type { Named } from '../ports.ts'
import { calculateAgain } from './calculate-again.ts'
import { storedCalculation } from './stored-calculation.ts'
import { storedDigest } from './stored-digest.ts'

export type InvoiceVerification = {
  readonly invoiceId: string
  readonly result: 'identical' | 'different'
  readonly currency: string
  readonly calculationDigest: string
  readonly recalculatedDigest: string
  readonly differences: readonly LineDifference[]
}

/**
 * Calculates an invoice anew from its stored sources, with the usage of now and the coupons and
 * credits that it has (INV 8.5); it changes nothing.
 */
export const verifyInvoice = (dependencies: BillingDependencies) =>
  ({ organizationId, id }: Named): Promise<InvoiceVerification> =>
    dependencies.read(async (store) => {
      const invoice = await found(store.invoices.find({ organizationId, id }), 'invoice_not_found')
      transition(invoiceMachine, { state: invoice.status, action: 'verify' })
      const soldPrices = readSoldPrices(store, dependencies.currencies)
      const { customerId, currency } = invoice
      const lines = await store.invoiceLines.all({ organizationId, customerId, invoiceId: id })
      const work = { store, dependencies, soldPrices }
      const again = await calculateAgain(work, { invoice, stored: lines })
      const recalculatedDigest = calculationDigest(again.calculation, dependencies.sha256)
      const calculation = storedCalculation(invoice, lines)
      const digest = storedDigest(dependencies, { invoice, lines, calculation })
      return {
        invoiceId: id, currency, calculationDigest: digest, recalculatedDigest,
        result: recalculatedDigest === digest ? 'identical' : 'different',
        differences: lineDifferences(lines.map(({ amount }, index) =>
          ({ amount, calculation: calculation.lines[index] ?? '' })), again.lines),
      }
    })
