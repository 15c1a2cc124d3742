import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import { mergedMetadata } from '../metadata.ts'
import type { MetadataPatch } from '../metadata.ts'
import type { Caller } from '../ports.ts'
import { present } from '../present.ts'
import type { StoredPrice } from './stored-price.ts'

/** A merge patch: what is absent stays, null clears (RES 1). */
export type UpdatePrice = {
  readonly name?: string | null | undefined
  readonly metadata?: MetadataPatch | undefined
}

/** Another name or other metadata for a price; what it charges never changes (PRC 1). */
export const updatePrice = (dependencies: Dependencies) =>
  (caller: Caller, { id, patch }: { id: string; patch: UpdatePrice }): Promise<StoredPrice> =>
    dependencies.transaction(async ({ prices, auditEntries }) => {
      const { organizationId } = caller
      const price = await found(prices.findForUpdate({ organizationId, id }), 'price_not_found')
      const { metadata, ...values } = patch
      const set = { ...present(values), metadata: mergedMetadata(price.metadata, metadata) }
      await prices.update({ organizationId, id }, set)
      const updated: StoredPrice = { ...price, ...set }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'updatePrice', objectType: 'price', objectId: id, before: price, after: updated,
        },
      }))
      return updated
    })
