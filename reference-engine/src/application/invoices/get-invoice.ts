import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Named } from '../ports.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** One invoice; the amounts of a draft are those of its last calculation. */
export const getInvoice = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId, id }: Named): Promise<StoredInvoice> =>
    read(({ invoices }) => found(invoices.find({ organizationId, id }), 'invoice_not_found'))
