import { priceFaults } from '../../domain/pricing/price-faults.ts'
import { defaultTiming } from '../../domain/pricing/price.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { foundIn, refuseArchived } from '../references.ts'
import type { Caller, Store } from '../ports.ts'
import { rateableTerms } from './rateable-price.ts'
import type { PriceTerms, StoredPrice } from './stored-price.ts'

export type CreatePrice = PriceTerms
  & Pick<StoredPrice, 'productId' | 'name' | 'meterId' | 'metadata'>
  & { readonly timing?: StoredPrice['timing'] | undefined }

/** A new price of a product; from here on what it charges never changes (PRC 1). */
export const createPrice = (dependencies: Dependencies) =>
  (caller: Caller, command: CreatePrice): Promise<StoredPrice> =>
    dependencies.transaction(async (store) => {
      const { clock, ids, currencies } = dependencies
      const { organizationId } = caller
      const { product, meter } = await restsOn(store, { organizationId, command })
      const terms = rateableTerms(command, currencies)
      const timing = command.timing ?? defaultTiming({ meterId: meter?.id })
      refuseFaults('price_definition_invalid', priceFaults({ ...terms, sale: { timing, meter } }))
      refuseArchived([
        { pointer: '/product_id', kept: product },
        ...meter === undefined ? [] : [{ pointer: '/meter_id', kept: meter }],
      ])
      const id = ids('price')
      const price: StoredPrice =
        { organizationId, id, ...command, timing, archivedAt: null, createdAt: clock.now() }
      await store.prices.insert(price)
      await store.auditEntries.append(auditEntry(dependencies, {
        caller, change: { action: 'createPrice', objectType: 'price', objectId: id, after: price },
      }))
      return price
    })

/** The product and the meter the price names, both or the refusal that names who is missing. */
const restsOn = async (
  { products, meters }: Store,
  { organizationId, command: { productId, meterId } }:
    { organizationId: string; command: CreatePrice },
) => {
  const product = await foundIn(products.find({ organizationId, id: productId }),
    { pointer: '/product_id', code: 'product_not_found' })
  const meter = meterId === null ? undefined : await foundIn(
    meters.find({ organizationId, id: meterId }), { pointer: '/meter_id', code: 'meter_not_found' })
  return { product, meter }
}
