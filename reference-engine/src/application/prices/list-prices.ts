import type { Dependencies } from '../dependencies.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { StoredPrice } from './stored-price.ts'

export type ListPrices = PageRequest & { readonly productId?: string | undefined }

/** The prices of the caller's organization, newest first (PAG 4, RES 1). */
export const listPrices = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, wanted: ListPrices): Promise<Page<StoredPrice>> =>
    read(({ prices }) => prices.page({ organizationId, ...wanted }))
