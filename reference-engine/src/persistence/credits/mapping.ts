import { creditEntryTypes } from '../../domain/credits/credit-entry-type.ts'
import { creditOrigins } from '../../domain/credits/credit-origin.ts'
import {
  amount, decimal, instant, integer, metadata, nullable, oneOf, text
} from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const creditGrantMapping = mapping({
  organizationId: text,
  customerId: text,
  id: text,
  name: nullable(text),
  origin: oneOf(...creditOrigins),
  invoiceId: nullable(text),
  creditNoteId: nullable(text),
  currency: text,
  amount,
  /** The sum of its entries: only they move it. */
  remaining: amount,
  priority: integer,
  costBasis: decimal,
  effectiveAt: instant,
  expiresAt: nullable(instant),
  expiredAt: nullable(instant),
  voidedAt: nullable(instant),
  metadata,
  createdAt: instant
})

/** Money that a customer has with the organization, as it is stored. */
export type CreditGrantRecord = RecordOf<typeof creditGrantMapping.columns>

export const creditEntryMapping = mapping({
  organizationId: text,
  customerId: text,
  id: text,
  creditGrantId: text,
  type: oneOf(...creditEntryTypes),
  currency: text,
  amount,
  invoiceId: nullable(text),
  at: instant,
  createdAt: instant
})

/** One movement of a grant, as it is stored. */
export type CreditEntryRecord = RecordOf<typeof creditEntryMapping.columns>
