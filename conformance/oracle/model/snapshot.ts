import { billed, exact } from '../decimal-text.ts'
import type { Window } from '../measure.ts'
import type { Portion } from '../portion.ts'
import { negate, sum, zero, type Rational } from '../rational.ts'
import { billNow, remaining } from './invoicing.ts'
import { balance } from './ledger.ts'
import type { BilledLine, LineKind } from './line.ts'
import type { State } from './subscription.ts'
import type { ModelInvoice, World } from './world.ts'

/** A line as somebody outside sees it; `price` is the script's name for it. */
export type SeenLine = {
  kind: LineKind
  price: string
  period: Window
  /** Null where the line only corrects others. */
  quantity: string | null
  portion: Portion | null
  amount: string
  discount_amount: string
  net_amount: string
}

export type SeenInvoice = {
  issued_at: string
  status: ModelInvoice['status']
  lines: SeenLine[]
  subtotal: string
  discount_total: string
  taxes: { rate: string; taxable_amount: string; amount: string }[]
  total: string
  credits_applied: string
  amount_due: string
  amount_paid: string
  amount_remaining: string
  due_at: string | null
}

export type Seen = {
  status: State
  current_period: Window | null
  cancel_at: string | null
  billing_anchor: string
  plan: string
  items: { price: string; quantity: string | null }[]
  periods: Window[]
  changes: string[]
  invoices: SeenInvoice[]
  entries: { grant: number; type: string; amount: string }[]
  balance: string
}

type Write = (amount: Rational) => string

const seenLine = (line: BilledLine, write: Write): SeenLine => ({
  kind: line.kind, price: line.price, period: line.period,
  quantity: line.quantity === null ? null : exact(line.quantity), portion: line.portion,
  amount: write(line.amount), discount_amount: write(line.discount), net_amount: write(line.net),
})

const seenInvoice = (world: World, invoice: ModelInvoice, write: Write): SeenInvoice => {
  const { lines, subtotal, discounts, taxes, total } = billNow(world, invoice)
  const credits = sum(invoice.credits.map(({ amount }) => amount))
  const due = total.numerator > 0n ? sum([total, negate(credits)]) : zero
  return {
    issued_at: invoice.issued_at, status: invoice.status,
    lines: lines.map((line) => seenLine(line, write)),
    subtotal: write(subtotal), total: write(total),
    discount_total: write(sum(discounts.map(({ amount }) => amount))),
    taxes: taxes.map(({ rate, taxable, amount }) =>
      ({ rate, taxable_amount: write(taxable), amount: write(amount) })),
    credits_applied: write(credits), amount_due: write(due), amount_paid: write(invoice.paid),
    amount_remaining: write(remaining(invoice)), due_at: invoice.due_at,
  }
}

/** What a script has come to, in the words and the spelling of the contract. */
export const snapshot = (world: World): Seen | null => {
  const { subscription, invoices, ledger, catalogue: { minorDigits } } = world
  if (subscription === null) return null
  const write: Write = (amount) => billed(amount, minorDigits)
  const { state, period, cancel, anchor, plan, items, periods, changes } = subscription
  return {
    status: state, current_period: period, cancel_at: cancel?.at ?? null,
    billing_anchor: anchor.anchor, plan, periods: [...periods],
    items: items.map(({ price, quantity = null }) => ({ price, quantity })),
    changes: changes.map(({ status }) => status),
    invoices: invoices.map((invoice) => seenInvoice(world, invoice, write)),
    entries: ledger.entries.map(({ grant, type, amount }) =>
      ({ grant, type, amount: write(amount) })),
    balance: write(balance(ledger)),
  }
}
