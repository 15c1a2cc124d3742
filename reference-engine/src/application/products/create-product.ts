import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import type { Product } from './product.ts'

export type CreateProduct = Pick<Product, 'name' | 'description' | 'metadata'>

/** A new product (RES 1). */
export const createProduct = (dependencies: Dependencies) =>
  (caller: Caller, command: CreateProduct): Promise<Product> =>
    dependencies.transaction(async ({ products, auditEntries }) => {
      const { clock, ids } = dependencies
      const { organizationId } = caller
      const id = ids('prod')
      const product: Product =
        { organizationId, id, ...command, archivedAt: null, createdAt: clock.now() }
      await products.insert(product)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: { action: 'createProduct', objectType: 'product', objectId: id, after: product },
      }))
      return product
    })
