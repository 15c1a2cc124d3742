import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { Product } from './product.ts'

/** Archives a product, or gives an archived one back as it is (RES 1). Its prices go on. */
export const archiveProduct = (dependencies: Dependencies) =>
  (caller: Caller, id: string): Promise<Product> =>
    dependencies.transaction(async ({ products, auditEntries }) => {
      const { organizationId } = caller
      const product =
        await found(products.findForUpdate({ organizationId, id }), 'product_not_found')
      if (product.archivedAt !== null) return product
      const now = dependencies.clock.now()
      await products.archive({ organizationId, id }, now)
      const archived: Product = { ...product, archivedAt: now }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'archiveProduct', objectType: 'product', objectId: id,
          before: product, after: archived,
        },
      }))
      return archived
    })
