import { auditEntry } from '../audit-entry.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { TaxRate } from './tax-rate.ts'

/** Archives a tax rate, or gives an archived one back as it is. What has it keeps it (TAX 1.5). */
export const archiveTaxRate = (dependencies: BillingDependencies) =>
  (caller: Caller, id: string): Promise<TaxRate> =>
    dependencies.transaction(async ({ taxRates, auditEntries }) => {
      const { organizationId } = caller
      const rate =
        await found(taxRates.findForUpdate({ organizationId, id }), 'tax_rate_not_found')
      if (rate.archivedAt !== null) return rate
      const now = dependencies.clock.now()
      await taxRates.archive({ organizationId, id }, now)
      const archived: TaxRate = { ...rate, archivedAt: now }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'archiveTaxRate', objectType: 'tax_rate', objectId: id,
          before: rate, after: archived,
        },
      }))
      return archived
    })
