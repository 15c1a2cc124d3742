import { taxRateFaults } from '../../domain/credits/tax-rate-faults.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import { auditEntry } from '../audit-entry.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import type { TaxRate } from './tax-rate.ts'

export type CreateTaxRate =
  Pick<TaxRate, 'name' | 'percentage' | 'inclusive' | 'country' | 'metadata'>

/** A new tax rate (TAX 1). */
export const createTaxRate = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CreateTaxRate): Promise<TaxRate> =>
    dependencies.transaction(async ({ taxRates, auditEntries }) => {
      const { clock, ids } = dependencies
      const { organizationId } = caller
      refuseFaults('tax_rate_invalid', taxRateFaults(command))
      const id = ids('txr')
      const rate: TaxRate =
        { organizationId, id, ...command, archivedAt: null, createdAt: clock.now() }
      await taxRates.insert(rate)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: { action: 'createTaxRate', objectType: 'tax_rate', objectId: id, after: rate },
      }))
      return rate
    })
