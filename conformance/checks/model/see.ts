import type {
  BillingPeriod, CreditBalance, CreditEntry, CreditGrant, Invoice, InvoiceLine, Subscription,
  SubscriptionChange,
} from '@valora/spec/types'
import type { Seen, SeenInvoice, SeenLine } from '../../oracle/model/snapshot.ts'
import type { CheckContext } from '../../src/check.ts'
import type { Player } from './player.ts'

type Room = Pick<CheckContext, 'api' | 'given'>

const nameOf = (named: Readonly<Record<string, { id: string }>>, id: string | null): string =>
  Object.entries(named).find(([, thing]) => thing.id === id)?.[0] ?? String(id)

const correcting = new Set(['minimum', 'maximum', 'proration_credit', 'trial_discount'])

const seenLine = ({ shop }: Player, line: InvoiceLine): SeenLine => {
  const { kind, price_id, period, quantity, portion, amount } = line
  return {
    kind: kind as SeenLine['kind'], price: nameOf(shop.prices, price_id), amount,
    period: period ?? { start: '', end: '' },
    quantity: correcting.has(kind) ? null : quantity,
    portion: kind === 'trial_discount' ? null : portion,
    discount_amount: line.discount_amount, net_amount: line.net_amount,
  }
}

const seenInvoice = (
  player: Player, invoice: Invoice, lines: readonly InvoiceLine[],
): SeenInvoice => ({
  issued_at: invoice.issued_at, status: invoice.status,
  lines: lines.map((line) => seenLine(player, line)),
  subtotal: invoice.subtotal, discount_total: invoice.discount_total, total: invoice.total,
  taxes: invoice.taxes.map(({ tax_rate_id, taxable_amount, amount }) =>
    ({ rate: nameOf(player.shop.taxRates, tax_rate_id), taxable_amount, amount })),
  credits_applied: invoice.credits_applied, amount_due: invoice.amount_due,
  amount_paid: invoice.amount_paid, amount_remaining: invoice.amount_remaining,
  due_at: invoice.due_at,
})

/** Reads the lines of invoices, those of a finalized one only once until told else. */
export const lineReader = ({ given }: Room) => {
  const finalized = new Map<string, InvoiceLine[]>()
  return {
    forget: () => finalized.clear(),
    linesOf: async (invoice: Invoice): Promise<InvoiceLine[]> => {
      const lines = finalized.get(invoice.id) ?? await given.lines(invoice)
      if (invoice.status !== 'draft') finalized.set(invoice.id, lines)
      return lines
    },
  }
}

/** The balance is null where the ledger has no entry. */
export type Told = Omit<Seen, 'balance'> & { balance: string | null }

type Read = { subscription: Subscription; linesOf: ReturnType<typeof lineReader>['linesOf'] }

/** The invoices of a subscription in the words of the model, oldest first. */
export const seeInvoices = async (
  { given }: Room, player: Player, { subscription, linesOf }: Read,
): Promise<SeenInvoice[]> => {
  const invoices: SeenInvoice[] = []
  for (const invoice of await given.invoices(subscription)) {
    invoices.push(seenInvoice(player, invoice, await linesOf(invoice)))
  }
  return invoices
}

/** The balance of a customer; null where the ledger has no entry. */
export const seeBalance = async (
  { api }: Room, { customer: { id } }: Player,
): Promise<string | null> => {
  const { body } = await api.get<CreditBalance>(`/customers/${id}/credit-balance`)
  return body.balances[0]?.balance ?? null
}

const seeEntries = async (
  { api }: Room, { customer: { id } }: Player,
): Promise<Seen['entries']> => {
  const entries = (await api.all<CreditEntry>(`/customers/${id}/credit-entries`,
    { query: { limit: 100 } })).toReversed()
  if (entries.length === 0) return []
  const query = { customer_id: id, limit: 100 }
  const grants = (await api.all<CreditGrant>('/credit-grants', { query })).toReversed()
  return entries.map(({ credit_grant_id, type, amount }) =>
    ({ grant: grants.findIndex((one) => one.id === credit_grant_id), type, amount }))
}

/** What a customer's subscription has come to, in the words of the model. */
export const see = async (room: Room, player: Player, read: Read): Promise<Told> => {
  const { api } = room
  const { shop } = player
  const path = `/subscriptions/${read.subscription.id}`
  const { body } = await api.get<Subscription>(path)
  const list = async <Thing>(name: string) =>
    (await api.all<Thing>(`${path}/${name}`, { query: { limit: 100 } })).toReversed()
  const entries = await seeEntries(room, player)
  return {
    status: body.status, current_period: body.current_period,
    cancel_at: body.cancel_at, billing_anchor: body.billing_anchor,
    plan: nameOf(shop.plans, body.plan_id),
    items: body.items.map(({ price_id, quantity }) =>
      ({ price: nameOf(shop.prices, price_id), quantity })),
    periods: (await list<BillingPeriod>('periods')).map(({ start, end }) => ({ start, end })),
    changes: (await list<SubscriptionChange>('changes')).map(({ status }) => status),
    invoices: await seeInvoices(room, player, read), entries,
    balance: entries.length === 0 ? null : await seeBalance(room, player),
  }
}
