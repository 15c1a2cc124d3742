import type { Dependencies } from '../dependencies.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { Product } from './product.ts'

/** The products of the caller's organization, newest first (PAG 4). */
export const listProducts = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, { limit, after }: PageRequest): Promise<Page<Product>> =>
    read(({ products }) => products.page({ organizationId, limit, after }))
