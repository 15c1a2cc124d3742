import type { Invoice, InvoiceLine } from '@valora/spec/types'
import type { Exchange } from '../src/api/exchange.ts'
import type { CheckContext } from '../src/check.ts'

type Room = Pick<CheckContext, 'api' | 'given'>

type Act = (room: Room, invoice: Invoice) => Promise<Exchange>

/** A request without a body. */
const post = (action: string): Act => async ({ api }, { id }) =>
  api.post(`/invoices/${id}/${action}`, undefined, { key: api.newKey() })

/** The request of each action that the state machine of an invoice names. */
export const invoiceActions: Readonly<Record<string, Act>> = {
  update: async ({ api }, { id }) => api.patch(`/invoices/${id}`, { memo: 'Thank you' }),
  add_line: async ({ api }, { id, currency }) => api.post(`/invoices/${id}/lines`,
    { currency, description: 'More', quantity: '1', unit_amount: '1' }, { key: api.newKey() }),
  refresh: post('refresh'),
  finalize: post('finalize'),
  void: post('void'),
  regenerate: post('regenerate'),
  verify: post('verification'),
  mark_uncollectible: post('mark-uncollectible'),
  record_payment: async ({ api }, { id, currency }) => api.post(`/invoices/${id}/payments`,
    { currency, amount: '1.00' }, { key: api.newKey() }),
  credit: async ({ api, given }, { id, currency }) => {
    const [line] = await given.lines({ id })
    return api.post('/credit-notes', { invoice_id: id, currency, reason: 'billing_error',
      lines: [{ line_id: (line as InvoiceLine).id, amount: '1.00' }] }, { key: api.newKey() })
  },
}

/** Does what the state machine calls this. */
export const actOn = async (room: Room, invoice: Invoice, action: string): Promise<Exchange> => {
  const act = invoiceActions[action]
  if (act === undefined) throw new Error(`nothing is known of the action ${action}`)
  return act(room, invoice)
}
