import type {
  CreditGrant, CreditNote, Customer, Invoice, InvoiceLine, PaymentCreate,
} from '@valora/spec/types'
import type { Exchange } from '../src/api/exchange.ts'
import type { CheckContext } from '../src/check.ts'
import { askGrant, askGrantVoid, askNote, askNoteVoid } from './credited.ts'
import { actOn } from './invoice-actions.ts'
import { askOneOff } from './one-off.ts'

type Room = Pick<CheckContext, 'api' | 'expect' | 'given' | 'random'>

/** A payment that was taken. */
export type Taken = PaymentCreate & { invoice_id: string }

export type Lived = { customers: readonly Customer[]; payments: readonly Taken[] }

const cents = ({ random }: Room, low: number, high: number): string => {
  const amount = random.integer(low, high)
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** One of what the organization has; nothing where it has none. */
const anyOf = async <Item>(
  { api, random }: Room, path: string, query = {},
): Promise<Item | undefined> => {
  const items = await api.all<Item>(path, { query: { limit: 100, ...query } })
  return items.length === 0 ? undefined : random.pick(items)
}

const invoiceIn = async (room: Room, status: string): Promise<Invoice | undefined> =>
  anyOf<Invoice>(room, '/invoices', { status })

type Step = (room: Room, lived: { customers: Customer[]; payments: Taken[] }) =>
  Promise<Exchange | undefined>

const bill: Step = async (room, { customers }) => {
  const { given, random } = room
  const lines = Array.from({ length: random.integer(1, 4) }, () => cents(room, -900, 4000))
  const asked = await askOneOff(room, { customer: random.pick(customers), lines })
  if (asked.status !== 201) return asked
  await given.finalize(asked.body)
  return asked
}

const pay: Step = async (room, { payments }) => {
  const invoice = await invoiceIn(room, 'finalized')
  if (invoice === undefined) return undefined
  const all = room.random.integer(0, 2) === 0 && invoice.amount_remaining !== '0.00'
  const amount = all ? invoice.amount_remaining : cents(room, 1, 2000)
  const body = { amount, currency: 'USD' }
  const asked = await room.api.post(`/invoices/${invoice.id}/payments`, body)
  if (asked.status === 201) payments.push({ ...body, invoice_id: invoice.id })
  return asked
}

const note: Step = async (room) => {
  const { given, random } = room
  const invoice = await invoiceIn(room, 'finalized')
  if (invoice === undefined) return undefined
  const lines = random.shuffle(await given.lines(invoice)).slice(0, random.integer(1, 3))
  const credited = lines.map((line: InvoiceLine) => [line, cents(room, 1, 1500)] as const)
  return askNote(room, { invoice, lines: credited,
    settlement: random.pick(['balance', 'refund'] as const) })
}

const grant: Step = async (room, { customers }) => askGrant(room, {
  customer: room.random.pick(customers), amount: cents(room, 1, 3000),
  priority: room.random.integer(0, 100),
})

const voided = (path: string, ask: (room: Room, one: { id: string }) => Promise<Exchange>): Step =>
  async (room) => {
    const one = await anyOf<CreditGrant | CreditNote>(room, path)
    return one === undefined ? undefined : ask(room, one)
  }

const onInvoice = (status: string, action: string): Step => async (room) => {
  const invoice = await invoiceIn(room, status)
  return invoice === undefined ? undefined : actOn(room, invoice, action)
}

// As often as it stands here, so likely a step is.
const steps: readonly Step[] = [bill, bill, bill, pay, pay, note, note, grant,
  voided('/credit-grants', askGrantVoid), voided('/credit-notes', askNoteVoid),
  voided('/credit-notes', askNoteVoid), onInvoice('finalized', 'void'),
  onInvoice('finalized', 'regenerate'), onInvoice('draft', 'finalize')]

/**
 * Invoices with taxes and coupons, payments, credit notes, grants and voids in a random order from
 * the seed. What is refused counts as a step, too, and is none that an engine fails in.
 */
export const randomBilling = async (room: Room, count: number): Promise<Lived> => {
  const { expect, given, random } = room
  const rates = [await given.taxRate('8.875'), await given.taxRate('7', { inclusive: true })]
  const customers = [await given.customer({ tax_rate_ids: rates.map(({ id }) => id) }),
    await given.customer()]
  for (const customer of customers) await given.discount(customer, { percentage: '12.5' })
  const lived = { customers, payments: [] as Taken[] }
  for (let step = 0; step < count; step += 1) {
    const answer = await random.pick(steps)(room, lived)
    const status = answer?.status ?? 200
    expect.that(status < 300 || status === 409 || status === 422, 'it is done, or refused')
  }
  return lived
}
