import type { components } from '@valora/spec/types'
import type { CreatePrice } from '../../application/prices/create-price.ts'
import type { PreviewPrice, PricePreview } from '../../application/prices/preview-price.ts'
import type { PriceTerms, StoredPrice } from '../../application/prices/stored-price.ts'
import type { UpdatePrice } from '../../application/prices/update-price.ts'
import { assert } from '../../domain/assert.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Usage } from '../../domain/pricing/usage.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

const priceTerms = (body: Schemas['PriceInline']): PriceTerms => ({
  currency: body.currency,
  pricing: body.pricing,
  includedQuantity: Decimal.parse(body.included_quantity ?? '0'),
  unitConversion: body.unit_conversion ?? null,
  discounts: body.discounts ?? [],
  minimumAmount: body.minimum_amount ?? null,
  maximumAmount: body.maximum_amount ?? null,
})

export const priceDraft = (body: Schemas['PriceCreate']): CreatePrice => ({
  ...priceTerms(body),
  productId: body.product_id,
  name: body.name ?? null,
  meterId: body.meter_id ?? null,
  timing: body.timing,
  metadata: body.metadata ?? {},
})

export const pricePatch = (body: Schemas['PriceUpdate']): UpdatePrice =>
  ({ name: body.name, metadata: body.metadata })

export const priceBody = (price: StoredPrice): Schemas['Price'] => ({
  id: price.id,
  product_id: price.productId,
  name: price.name,
  currency: price.currency,
  pricing: price.pricing,
  included_quantity: price.includedQuantity.toString(),
  unit_conversion: price.unitConversion,
  discounts: [...price.discounts],
  minimum_amount: price.minimumAmount,
  maximum_amount: price.maximumAmount,
  meter_id: price.meterId,
  timing: price.timing,
  metadata: price.metadata,
  archived_at: instantOrNull(price.archivedAt),
  created_at: formatInstant(price.createdAt),
})

export const previewCommand = (body: Schemas['PricePreviewRequest']): PreviewPrice => {
  const usage = previewedUsage(body)
  if (body.price_id !== undefined) return { usage, priceId: body.price_id }
  assert(body.price !== undefined, 'a preview names a price or brings one')
  return { usage, inline: priceTerms(body.price) }
}

const previewedUsage = (
  { quantity, transactions, groups }: Schemas['PricePreviewRequest'],
): Usage => {
  if (quantity !== undefined) return { quantity: Decimal.parse(quantity) }
  if (transactions !== undefined) {
    return { transactions: transactions.map((amount) => Decimal.parse(amount)) }
  }
  assert(groups !== undefined, 'a preview says what was used')
  return {
    groups: groups.map((group) => ({
      values: new Map(Object.entries(group.values)), quantity: Decimal.parse(group.quantity),
    })),
  }
}

export const previewBody = ({ price, rated }: PricePreview): Schemas['PricePreview'] => ({
  currency: price.currency.code,
  // Refunds may outweigh the transactions; less than nothing is rated, and shown, as nothing.
  quantity: rated.quantity.max(Decimal.zero).toString(),
  rated_quantity: rated.ratedQuantity.toString(),
  steps: rated.steps.map((step) => ({
    ref: step.ref,
    quantity: step.quantity.toString(),
    unit_amount: step.unitAmount.toString(),
    amount_unrounded: step.amountUnrounded.toString(),
    amount: step.amount.toString(),
  })),
  amount_unrounded: rated.amountUnrounded.toString(),
  amount: rated.amount.toString(),
  rounding_residue: rated.roundingResidue.toString(),
  minimum_adjustment: rated.minimumAdjustment.toString(),
  maximum_adjustment: rated.maximumAdjustment.toString(),
  total: rated.total.toString(),
})
