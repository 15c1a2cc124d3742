import type { components } from '@valora/spec/types'
import type { CreateProduct } from '../../application/products/create-product.ts'
import type { Product } from '../../application/products/product.ts'
import type { UpdateProduct } from '../../application/products/update-product.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const productDraft = (body: Schemas['ProductCreate']): CreateProduct => ({
  name: body.name,
  description: body.description ?? null,
  metadata: body.metadata ?? {},
})

export const productPatch = (body: Schemas['ProductUpdate']): UpdateProduct => ({
  name: body.name,
  description: body.description,
  metadata: body.metadata,
})

export const productBody = (product: Product): Schemas['Product'] => ({
  id: product.id,
  name: product.name,
  description: product.description,
  metadata: product.metadata,
  archived_at: instantOrNull(product.archivedAt),
  created_at: formatInstant(product.createdAt),
})
