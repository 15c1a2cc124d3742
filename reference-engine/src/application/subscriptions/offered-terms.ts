import type { Decimal } from '../../domain/money/decimal.ts'
import { planItems } from '../../domain/pricing/plan-items.ts'
import { withQuantities } from '../../domain/subscriptions/item-quantities.ts'
import type { SubscriptionItem, SubscriptionTerm } from '../../domain/subscriptions/subscription.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { StoredPlanVersion } from '../plans/stored-plan.ts'
import { soldTerm } from './billed-subscription.ts'

/** A quantity that a caller asks for of one of the plan's fixed charges. */
export type QuantityAsked = { readonly priceId: string; readonly quantity: Decimal }

type Offer = {
  readonly version: StoredPlanVersion
  readonly asked: readonly QuantityAsked[]
  /** What the subscription has already: same prices keep their items and quantities. */
  readonly present?: readonly SubscriptionItem[]
}

/**
 * What a plan version sells to a subscription: in the order of the plan, with the quantities that
 * are asked for, else those that it has, else the plan's. Refused with
 * `subscription_items_invalid` where something is asked for that the plan does not sell.
 */
export const offeredTerms = async (
  { soldPrices, dependencies: { ids } }: Pick<BillingWork, 'soldPrices' | 'dependencies'>,
  { version, asked, present = [] }: Offer,
): Promise<readonly SubscriptionTerm[]> => {
  const { organizationId, items } = version
  const sold = await soldPrices(organizationId, items.map(({ priceId }) => priceId))
  const known = new Map(present.map((item) => [item.priceId, item]))
  const offered = planItems(items.map(({ priceId, quantity }) => ({
    price: soldPrice(sold, priceId).price,
    quantity: known.get(priceId)?.quantity ?? quantity ?? undefined,
  })))
  return withQuantities(offered, asked).map(({ price: { id: priceId }, quantity = null }) =>
    soldTerm({ id: known.get(priceId)?.id ?? ids('subi'), priceId, quantity }, sold))
}
