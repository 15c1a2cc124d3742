import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { Product } from './product.ts'

/** One product of the caller's organization, or `product_not_found` (RES 1, SEC 1). */
export const getProduct = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, id: string): Promise<Product> =>
    read(({ products }) => found(products.find({ organizationId, id }), 'product_not_found'))
