import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredPrice } from './stored-price.ts'

/** Archives a price, or gives an archived one back as it is (RES 1). Plans that hold it go on. */
export const archivePrice = (dependencies: Dependencies) =>
  (caller: Caller, id: string): Promise<StoredPrice> =>
    dependencies.transaction(async ({ prices, auditEntries }) => {
      const { organizationId } = caller
      const price =
        await found(prices.findForUpdate({ organizationId, id }), 'price_not_found')
      if (price.archivedAt !== null) return price
      const now = dependencies.clock.now()
      await prices.archive({ organizationId, id }, now)
      const archived: StoredPrice = { ...price, archivedAt: now }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'archivePrice', objectType: 'price', objectId: id,
          before: price, after: archived,
        },
      }))
      return archived
    })
