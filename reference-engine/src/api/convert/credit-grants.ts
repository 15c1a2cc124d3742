import type { components } from '@valora/spec/types'
import type { CreateCreditGrant } from '../../application/credit-grants/create-credit-grant.ts'
import type { CreditEntry } from '../../application/credit-grants/credit-entry.ts'
import type { CustomerBalances } from '../../application/credit-grants/get-credit-balance.ts'
import type { ShownGrant } from '../../application/credit-grants/shown-grant.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant, parseInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'
import { writtenAmount } from './written-amount.ts'

type Schemas = components['schemas']

export const creditGrantDraft = (body: Schemas['CreditGrantCreate']): CreateCreditGrant => ({
  customerId: body.customer_id,
  name: body.name ?? null,
  ...writtenAmount(body.amount),
  currencyCode: body.currency,
  priority: body.priority ?? 50,
  costBasis: Decimal.parse(body.cost_basis ?? '0'),
  effectiveAt: body.effective_at === undefined ? undefined : parseInstant(body.effective_at),
  expiresAt: body.expires_at === undefined ? null : parseInstant(body.expires_at),
  metadata: body.metadata ?? {},
})

export const creditGrantBody = (grant: ShownGrant): Schemas['CreditGrant'] => ({
  id: grant.id,
  customer_id: grant.customerId,
  name: grant.name,
  origin: grant.origin,
  status: grant.status,
  invoice_id: grant.invoiceId,
  credit_note_id: grant.creditNoteId,
  currency: grant.currency,
  amount: grant.amount,
  remaining: grant.remaining,
  priority: grant.priority,
  cost_basis: grant.costBasis.toString(),
  effective_at: formatInstant(grant.effectiveAt),
  expires_at: instantOrNull(grant.expiresAt),
  metadata: grant.metadata,
  voided_at: instantOrNull(grant.voidedAt),
  created_at: formatInstant(grant.createdAt),
})

export const creditBalanceBody = (
  { customerId, balances }: CustomerBalances,
): Schemas['CreditBalance'] => ({
  customer_id: customerId,
  balances: balances.map(({ currency, balance, available }) => ({ currency, balance, available })),
})

export const creditEntryBody = (entry: CreditEntry): Schemas['CreditEntry'] => ({
  id: entry.id,
  customer_id: entry.customerId,
  credit_grant_id: entry.creditGrantId,
  type: entry.type,
  currency: entry.currency,
  amount: entry.amount,
  invoice_id: entry.invoiceId,
  at: formatInstant(entry.at),
})
