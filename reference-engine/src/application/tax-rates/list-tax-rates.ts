import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { TaxRate } from './tax-rate.ts'

/** The tax rates of the caller's organization, newest first (PAG 4). */
export const listTaxRates = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId }: Caller, { limit, after }: PageRequest): Promise<Page<TaxRate>> =>
    read(({ taxRates }) => taxRates.page({ organizationId, limit, after }))
