import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import { mergedMetadata } from '../metadata.ts'
import type { MetadataPatch } from '../metadata.ts'
import type { Caller } from '../ports.ts'
import { present } from '../present.ts'
import type { Product } from './product.ts'

/** A merge patch: what is absent stays, null clears (RES 1). */
export type UpdateProduct = {
  readonly name?: string | undefined
  readonly description?: string | null | undefined
  readonly metadata?: MetadataPatch | undefined
}

/** A product with another text; its prices and what they bill stay. */
export const updateProduct = (dependencies: Dependencies) =>
  (caller: Caller, { id, patch }: { id: string; patch: UpdateProduct }): Promise<Product> =>
    dependencies.transaction(async ({ products, auditEntries }) => {
      const { organizationId } = caller
      const product =
        await found(products.findForUpdate({ organizationId, id }), 'product_not_found')
      const { metadata, ...values } = patch
      const set = { ...present(values), metadata: mergedMetadata(product.metadata, metadata) }
      await products.update({ organizationId, id }, set)
      const updated: Product = { ...product, ...set }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'updateProduct', objectType: 'product', objectId: id,
          before: product, after: updated,
        },
      }))
      return updated
    })
