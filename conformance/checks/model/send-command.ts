import type { CreditGrant, Invoice, SubscriptionChange } from '@valora/spec/types'
import type { SoldItem } from '../../oracle/model/catalogue.ts'
import type {
  ChangeCommand, Command, CreateCommand, GrantCommand,
} from '../../oracle/model/command.ts'
import type { Exchange } from '../../src/api/exchange.ts'
import type { CheckContext } from '../../src/check.ts'
import { prerequisite } from '../../src/given/prerequisite.ts'
import type { Player } from './player.ts'

type Room = Pick<CheckContext, 'api' | 'given'>

type Query = Record<string, string | undefined>

const itemsOf = ({ shop }: Player, items: readonly SoldItem[] | undefined) =>
  (items === undefined ? {} : {
    items: items.map(({ price, ...rest }) => ({ price_id: shop.prices[price]?.id, ...rest })),
  })

// What a command leaves out is undefined here, and is not sent.
const created = (player: Player, command: CreateCommand) => ({
  customer_id: player.customer.id, plan_id: player.shop.plans[command.plan]?.id,
  start_at: command.start_at, trial_end: command.trial_end,
  billing_anchor: command.billing_anchor, proration_unit: command.proration_unit,
  tax_rate_ids: command.tax_rates?.map((name) => player.shop.taxRates[name]?.id),
  ...itemsOf(player, command.items),
})

const changed = (player: Player, command: ChangeCommand) => ({
  effective: command.effective, effective_at: command.effective_at,
  plan_id: command.plan === undefined ? undefined : player.shop.plans[command.plan]?.id,
  settlement: command.settlement, tier_continuity: command.tier_continuity,
  ...itemsOf(player, command.items),
})

const granted = ({ customer, shop }: Player, command: GrantCommand) => ({
  customer_id: customer.id, currency: Object.values(shop.prices)[0]?.currency,
  amount: command.amount, priority: command.priority, cost_basis: command.cost_basis,
  effective_at: command.effective_at, expires_at: command.expires_at,
})

/** The object that a script counts from 0, of a list that has the newest first. */
const numbered = async <Thing>(
  { api }: Room, path: string, { number, of = {} }: { number: number; of?: Query },
): Promise<Thing> => (await api.all<Thing>(path, { query: { limit: 100, ...of } }))
  .toReversed()[number] as Thing

type Send<Sent> = (room: Room, player: Player, command: Sent) => Promise<Exchange | null>

/** Credits follow drafts as these were calculated: all are of now when one of them is finalized. */
const finalize = async (
  { api }: Room, { subscription }: Player, number: number,
): Promise<Exchange> => {
  const query = { limit: 100, subscription_id: subscription?.id }
  const invoices = (await api.all<Invoice>('/invoices', { query })).toReversed()
  for (const { id } of invoices.filter(({ status }) => status === 'draft')) {
    await prerequisite('refreshInvoice', 200, async () =>
      api.post(`/invoices/${id}/refresh`, undefined, { key: api.newKey() }))
  }
  return api.post(`/invoices/${invoices[number]?.id}/finalize`, undefined, { key: api.newKey() })
}

type MoneyCommand = Extract<Command, {
  do: 'pay' | 'finalize_invoice' | 'void_invoice' | 'grant' | 'void_grant' | 'apply_coupon'
    | 'remove_discount'
}>

/** Commands about invoices and what reduces them. */
const toMoney: Send<MoneyCommand> = async (room, player, command) => {
  const { api } = room
  const { customer: { id: customer_id }, discounts, shop, subscription } = player
  const post = async (path: string, body?: unknown) => api.post(path, body, { key: api.newKey() })
  const invoice = async (number: number) =>
    numbered<Invoice>(room, '/invoices', { number, of: { subscription_id: subscription?.id } })
  switch (command.do) {
    case 'pay': {
      const { id, amount_remaining, currency } = await invoice(command.invoice)
      return post(`/invoices/${id}/payments`,
        { amount: command.amount ?? amount_remaining, currency })
    }
    case 'finalize_invoice': return finalize(room, player, command.invoice)
    case 'void_invoice': return post(`/invoices/${(await invoice(command.invoice)).id}/void`)
    case 'grant': return post('/credit-grants', granted(player, command))
    case 'void_grant': {
      const { id } = await numbered<CreditGrant>(room, '/credit-grants',
        { number: command.grant, of: { customer_id } })
      return post(`/credit-grants/${id}/void`)
    }
    case 'apply_coupon': return post(`/customers/${customer_id}/discounts`,
      { coupon_id: shop.coupons[command.coupon]?.id })
    case 'remove_discount': return api.send({ method: 'DELETE',
      path: `/customers/${customer_id}/discounts/${discounts[command.discount]?.id}` })
  }
}

/** Sends a command of a script; null where it only waits. */
export const sendCommand: Send<Command> = async (room, player, command) => {
  const { api } = room
  const own = `/subscriptions/${player.subscription?.id}`
  const post = async (path: string, body?: unknown) => api.post(path, body, { key: api.newKey() })
  switch (command.do) {
    case 'create': return post('/subscriptions', created(player, command))
    case 'change': return post(`${own}/changes`, changed(player, command))
    case 'uncancel': return post(`${own}/uncancel`)
    case 'cancel': case 'pause': case 'resume': {
      const { do: action, ...body } = command
      return post(`${own}/${action}`, body)
    }
    case 'withdraw_change': {
      const { id } =
        await numbered<SubscriptionChange>(room, `${own}/changes`, { number: command.change })
      return api.send({ method: 'DELETE', path: `${own}/changes/${id}` })
    }
    case 'usage': {
      const { customer: { id: customer_id } } = player
      const events = command.events.map((event) => ({ ...event, customer_id }))
      return api.post('/usage-events', { events })
    }
    case 'wait': return null
    case 'pay': case 'finalize_invoice': case 'void_invoice': case 'grant': case 'void_grant':
    case 'apply_coupon': case 'remove_discount': return toMoney(room, player, command)
  }
}
