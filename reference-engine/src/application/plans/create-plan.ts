import { currencyOf } from '../../domain/money/currency.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import {
  planCurrencyFaults, planItemFaults, planItems,
} from '../../domain/pricing/plan-items.ts'
import type { PlanItem } from '../../domain/pricing/plan-items.ts'
import { Refusal, refuseFaults } from '../../domain/refusal.ts'
import { refuseLongInterval } from '../../domain/time/interval.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { missing, refuseArchived } from '../references.ts'
import type { Caller, Prices } from '../ports.ts'
import { rateablePrice } from '../prices/rateable-price.ts'
import type { StoredPrice } from '../prices/stored-price.ts'
import type { StoredPlan } from './stored-plan.ts'

export type CreatePlan = Pick<StoredPlan, 'name' | 'description' | 'metadata'> & {
  readonly currency: string
  readonly interval: Interval
  readonly items: readonly { readonly priceId: string; readonly quantity?: Decimal | undefined }[]
}

/** A new plan with its first version, published at once (SUB 7); one currency for all (MON 6). */
export const createPlan = (dependencies: Dependencies) =>
  (caller: Caller, command: CreatePlan): Promise<StoredPlan> =>
    dependencies.transaction(async ({ prices, plans, auditEntries }) => {
      const sold = await soldPrices(prices, { caller, command })
      const items = checkedItems(dependencies, { command, sold })
      refuseArchived(sold.map((kept, index) => ({ pointer: pointerTo(index), kept })))
      const plan = newPlan(dependencies, { caller, command, items })
      await plans.insert(plan)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: { action: 'createPlan', objectType: 'plan', objectId: plan.id, after: plan },
      }))
      return plan
    })

const pointerTo = (index: number): string => `/items/${index}/price_id`

type Commanded = { readonly caller: Caller; readonly command: CreatePlan }

const soldPrices = async (
  prices: Prices,
  { caller: { organizationId }, command: { items } }: Commanded,
): Promise<StoredPrice[]> => {
  const ids = [...new Set(items.map(({ priceId }) => priceId))]
  const known = new Map(
    (await prices.findMany({ organizationId, ids })).map((price) => [price.id, price]))
  const faults = items.flatMap(({ priceId }, index) => known.has(priceId) ? []
    : [missing({ pointer: pointerTo(index), code: 'price_not_found' })])
  if (faults.length > 0) throw new Refusal('price_not_found', {}, faults)
  return items.flatMap(({ priceId }) => known.get(priceId) ?? [])
}

const checkedItems = (
  { currencies }: Dependencies,
  { command, sold }: { command: CreatePlan; sold: readonly StoredPrice[] },
): PlanItem[] => {
  const currency = currencyOf(currencies, command.currency)
  refuseLongInterval(command.interval)
  const items = sold.map((price, index) =>
    ({ price: rateablePrice(price, currencies), quantity: command.items[index]?.quantity }))
  refuseFaults('plan_items_invalid', planItemFaults(items))
  refuseFaults('plan_currency_mismatch', planCurrencyFaults(items, currency))
  return planItems(items)
}

const newPlan = (
  { clock, ids }: Dependencies,
  { caller: { organizationId }, command, items }: Commanded & { items: readonly PlanItem[] },
): StoredPlan => {
  const { name, description, metadata, currency, interval } = command
  const [now, id] = [clock.now(), ids('plan')]
  return {
    organizationId, id, name, description, metadata, archivedAt: null, createdAt: now,
    version: {
      organizationId, id: ids('pver'), planId: id, number: 1, status: 'published', currency,
      intervalUnit: interval.unit, intervalCount: interval.count, publishedAt: now,
      items: items.map(({ price, quantity }) =>
        ({ priceId: price.id, quantity: quantity ?? null })),
    },
  }
}
