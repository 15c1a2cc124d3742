import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredPrice } from './stored-price.ts'

/** One price of the caller's organization, or `price_not_found` (RES 1, SEC 1). */
export const getPrice = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, id: string): Promise<StoredPrice> =>
    read(({ prices }) => found(prices.find({ organizationId, id }), 'price_not_found'))
