import type { LineKind } from '../oracle/model/line.ts'
import type { Portion } from '../oracle/portion.ts'
import type { Window } from '../oracle/measure.ts'
import type { CouponSource } from './source/coupons.ts'
import type { CreditSource } from './source/credits.ts'
import type { LifeSource } from './source/lives.ts'
import type { NoteSource } from './source/notes.ts'
import type { StubSource } from './source/stubs.ts'
import type { TaxSource } from './source/taxes.ts'

type Case<Source> = { id: string } & Source

export type StubsCase = Case<StubSource>

/** What a case does not say of a line is nothing, or the whole. */
export type LifeLine = {
  kind: LineKind
  price: string
  period: Window
  quantity?: string
  portion?: Portion
  /** Given where a portion makes it longer than the amount. */
  amount_unrounded?: string
  amount: string
  discount_amount?: string
}

export type LifeInvoice = {
  issued_at: string
  status: 'finalized' | 'void'
  /** In any order. */
  lines: LifeLine[]
  subtotal: string
  discount_total: string
  taxes: { rate: string; taxable_amount: string; amount: string }[]
  total: string
  credits_applied: string
  amount_due: string
}

export type SubscriptionsCase = Case<Omit<LifeSource, 'catalogue'> & LifeSource['catalogue']> & {
  /** In the order in which they were made; none is a draft, for there is no grace. */
  invoices: LifeInvoice[]
  /** What the entries of the customer's ledger add up to. */
  balance: string
}

export type CouponsCase = Case<CouponSource> & {
  /** Of each coupon; null where there was nothing to take it from. */
  discounts: (string | null)[]
  /** Of each line. */
  discount_amounts: string[]
  net_amounts: string[]
  total: string
}

export type TaxesCase = Case<TaxSource> & {
  /** With the share of each line. */
  taxes: { rate: string; taxable_amount: string; amount: string; shares: string[] }[]
  total: string
}

export type CreditResult = {
  credits?: { grant: string; amount: string }[]
  amount_due?: string
}

export type CreditsCase = Case<CreditSource> & {
  /** Of each step. */
  results: CreditResult[]
  /** What is left of each grant in the end. */
  remaining: Record<string, string>
  /** In the order in which they were made. */
  entries: { grant: string; type: string; amount: string }[]
}

export type NoteResult = {
  refused?: 'credit_note_exceeds_line'
  lines?: { line: string; amount: string; taxes: { rate: string; amount: string }[] }[]
  subtotal?: string
  total?: string
  amount_reduced?: string
  amount_to_balance?: string
  amount_refunded?: string
  /** Of the invoice, afterwards. */
  amount_remaining: string
}

export type CreditNotesCase = Case<NoteSource> & {
  /** Of each note or voiding. */
  results: NoteResult[]
}
