import type {
  Customer, Invoice, InvoiceCreate, InvoiceExplanation, InvoiceLine, InvoiceLineCreate,
} from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'
import { prerequisite } from '../src/given/prerequisite.ts'

type Room = Pick<CheckContext, 'api' | 'given'>

/** A manual line; a text is the unit amount of one unit. */
export type ManualLine = string | (Partial<InvoiceLineCreate> & { unit_amount: string })

export type OneOff = Partial<Omit<InvoiceCreate, 'lines' | 'customer_id'>> & {
  customer: Pick<Customer, 'id'>
  lines: readonly ManualLine[]
}

const written = (line: ManualLine): InvoiceLineCreate => ({
  description: 'Work', quantity: '1',
  ...(typeof line === 'string' ? { unit_amount: line } : line),
})

/** The request of a one-off invoice; USD when no currency is told. */
export const askOneOff = async (
  { api }: Pick<Room, 'api'>, { customer, lines, ...rest }: OneOff,
) => api.post<Invoice>('/invoices', { customer_id: customer.id, currency: 'USD', ...rest,
  lines: lines.map(written) }, { key: api.newKey() })

/** A draft of manual lines. */
export const draftOf = async (room: Room, terms: OneOff): Promise<Invoice> =>
  prerequisite('createInvoice', 201, async () => askOneOff(room, terms))

/** A finalized invoice of manual lines, which is the quickest way to one. */
export const billedOf = async (room: Room, terms: OneOff): Promise<Invoice> =>
  room.given.finalize(await draftOf(room, terms))

/** The invoice as it stands now. */
export const readInvoice = async (
  { api }: Pick<Room, 'api'>, { id }: Pick<Invoice, 'id'>,
): Promise<Invoice> =>
  prerequisite('getInvoice', 200, async () => api.get<Invoice>(`/invoices/${id}`))

export type Looked = { invoice: Invoice; lines: InvoiceLine[]; explanation: InvoiceExplanation }

/** All that an invoice shows. */
export const look = async (room: Room, { id }: Pick<Invoice, 'id'>): Promise<Looked> => ({
  invoice: await readInvoice(room, { id }),
  lines: await room.given.lines({ id }),
  explanation: await prerequisite('getInvoiceExplanation', 200, async () =>
    room.api.get<InvoiceExplanation>(`/invoices/${id}/explanation`)),
})
