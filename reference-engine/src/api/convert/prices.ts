import type { components } from '@valora/spec/types'
import type { CreatePrice } from '../../application/prices/create-price.ts'
import type { PreviewPrice, PricePreview } from '../../application/prices/preview-price.ts'
import type { StoredPrice } from '../../application/prices/stored-price.ts'
import { assert } from '../../domain/assert.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const priceDraft = (body: Schemas['PriceCreate']): CreatePrice => ({
  productId: body.product_id,
  name: body.name ?? null,
  currency: body.currency,
  pricing: body.pricing,
  includedQuantity: Decimal.parse(body.included_quantity ?? '0'),
  meterId: body.meter_id ?? null,
  timing: body.timing,
  metadata: body.metadata ?? {},
})

export const priceBody = (price: StoredPrice): Schemas['Price'] => ({
  id: price.id,
  product_id: price.productId,
  name: price.name,
  currency: price.currency,
  pricing: price.pricing,
  included_quantity: price.includedQuantity.toString(),
  meter_id: price.meterId,
  timing: price.timing,
  metadata: price.metadata,
  archived_at: instantOrNull(price.archivedAt),
  created_at: formatInstant(price.createdAt),
})

export const previewCommand = (body: Schemas['PricePreviewRequest']): PreviewPrice => {
  const quantity = Decimal.parse(body.quantity)
  if (body.price_id !== undefined) return { quantity, priceId: body.price_id }
  assert(body.price !== undefined, 'a preview names a price or brings one')
  const { currency, pricing, included_quantity } = body.price
  return {
    quantity,
    inline: { currency, pricing, includedQuantity: Decimal.parse(included_quantity ?? '0') },
  }
}

export const previewBody = (
  { price, quantity, rated }: PricePreview,
): Schemas['PricePreview'] => ({
  currency: price.currency.code,
  quantity: quantity.toString(),
  steps: rated.steps.map((step) => ({
    ref: step.ref,
    quantity: step.quantity.toString(),
    unit_amount: step.unitAmount.toString(),
    amount_unrounded: step.amountUnrounded.toString(),
  })),
  amount_unrounded: rated.amountUnrounded.toString(),
  amount: rated.amount.toString(),
  rounding_residue: rated.roundingResidue.toString(),
})
