import { parseTimeZone } from '../../domain/time/time-zone.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import { mergedMetadata } from '../metadata.ts'
import type { MetadataPatch } from '../metadata.ts'
import type { Caller } from '../ports.ts'
import { present } from '../present.ts'
import { usableTaxRates } from '../tax-rates/usable-tax-rates.ts'
import type { Customer } from './customer.ts'

/** A merge patch: what is absent stays, null clears (RES 1). */
export type UpdateCustomer =
  & { readonly [Name in 'externalId' | 'email' | 'timeZone']?: Customer[Name] | undefined }
  & {
    readonly name?: string | undefined
    readonly taxRateIds?: readonly string[] | undefined
    readonly metadata?: MetadataPatch | undefined
  }

/** A changed customer; `external_id_taken` where another has the new external id (RES 1). */
export const updateCustomer = (dependencies: Dependencies) =>
  (caller: Caller, { id, patch }: { id: string; patch: UpdateCustomer }): Promise<Customer> =>
    dependencies.transaction(async (store) => {
      const { customers, auditEntries } = store
      const { organizationId } = caller
      const customer =
        await found(customers.findForUpdate({ organizationId, id }), 'customer_not_found')
      const { metadata, ...values } = patch
      if (values.timeZone) parseTimeZone(values.timeZone)
      const lists = [{ pointer: '/tax_rate_ids', ids: values.taxRateIds ?? [] }]
      await usableTaxRates(store, { organizationId, lists, kept: customer.taxRateIds })
      const set = {
        ...present(values),
        metadata: mergedMetadata(customer.metadata, metadata),
        updatedAt: dependencies.clock.now(),
      }
      await customers.update({ organizationId, id }, set)
      const updated: Customer = { ...customer, ...set }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'updateCustomer', objectType: 'customer', objectId: id,
          before: customer, after: updated,
        },
      }))
      return updated
    })
