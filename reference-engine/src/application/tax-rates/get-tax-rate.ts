import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { TaxRate } from './tax-rate.ts'

/** One tax rate of the caller's organization, or `tax_rate_not_found` (SEC 1). */
export const getTaxRate = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId }: Caller, id: string): Promise<TaxRate> =>
    read(({ taxRates }) => found(taxRates.find({ organizationId, id }), 'tax_rate_not_found'))
