import type {
  CreditBalance, CreditEntry, CreditGrant, CreditGrantCreate, CreditNote, CreditNoteCreate,
  Customer, Invoice, InvoiceLine,
} from '@valora/spec/types'
import { prerequisite } from '../src/given/prerequisite.ts'
import type { CheckContext } from '../src/check.ts'

type Room = Pick<CheckContext, 'api' | 'given'>
type Client = Pick<CheckContext, 'api'>
type OfCustomer = { customer: Pick<Customer, 'id'> }

export type Granted =
  OfCustomer & Partial<Omit<CreditGrantCreate, 'customer_id'>> & { amount: string }

/** The request of a grant; USD when no currency is told. */
export const askGrant = async ({ api }: Client, { customer, ...values }: Granted) =>
  api.post<CreditGrant>('/credit-grants',
    { customer_id: customer.id, currency: 'USD', ...values }, { key: api.newKey() })

export const grantOf = async (room: Client, granted: Granted): Promise<CreditGrant> =>
  prerequisite('createCreditGrant', 201, async () => askGrant(room, granted))

export const readGrant = async ({ api }: Client, { id }: { id: string }): Promise<CreditGrant> =>
  prerequisite('getCreditGrant', 200, async () => api.get<CreditGrant>(`/credit-grants/${id}`))

export const askGrantVoid = async ({ api }: Client, { id }: { id: string }) =>
  api.post<CreditGrant>(`/credit-grants/${id}/void`, undefined, { key: api.newKey() })

/** The whole ledger of a customer, oldest entry first. */
export const entriesOf = async (
  { api }: Client, { id }: Pick<Customer, 'id'>,
): Promise<CreditEntry[]> => {
  const query = { limit: 100 }
  return (await api.all<CreditEntry>(`/customers/${id}/credit-entries`, { query })).toReversed()
}

/** An entry in short: `applied -5.00`. */
export const entryTexts = (entries: readonly CreditEntry[]): string[] =>
  entries.map(({ type, amount }) => `${type} ${amount}`)

/** Balance and what is available of it, by currency. */
export const balancesOf = async (
  { api }: Client, { id }: Pick<Customer, 'id'>,
): Promise<Record<string, [balance: string, available: string]>> => {
  const { balances } = await prerequisite('getCreditBalance', 200, async () =>
    api.get<CreditBalance>(`/customers/${id}/credit-balance`))
  return Object.fromEntries(balances.map(({ currency, balance, available }) =>
    [currency, [balance, available]]))
}

export type NoteTerms = Partial<Pick<CreditNoteCreate, 'settlement' | 'currency' | 'memo'>> & {
  invoice: Pick<Invoice, 'id' | 'currency'>
  lines: readonly (readonly [line: Pick<InvoiceLine, 'id'>, amount: string])[]
}

const noteBody = ({ invoice, lines, ...rest }: NoteTerms): CreditNoteCreate => ({
  invoice_id: invoice.id, currency: invoice.currency, reason: 'billing_error', ...rest,
  lines: lines.map(([{ id }, amount]) => ({ line_id: id, amount })),
})

/** The request of a credit note, or of its preview. */
export const askNote = async (
  { api }: Client, terms: NoteTerms, path: '' | '/preview' = '',
) => api.post<CreditNote>(`/credit-notes${path}`, noteBody(terms), { key: api.newKey() })

export const noteOf = async (room: Client, terms: NoteTerms): Promise<CreditNote> =>
  prerequisite('createCreditNote', 201, async () => askNote(room, terms))

/** A credit note over amounts of the invoice's lines in their order. */
export const credit = async (
  room: Room, invoice: Invoice, amounts: readonly string[],
): Promise<CreditNote> => {
  const lines = await room.given.lines(invoice)
  return noteOf(room, { invoice, lines: amounts.map((amount, index) =>
    [lines[index] as InvoiceLine, amount]) })
}

export const askNoteVoid = async ({ api }: Client, { id }: { id: string }) =>
  api.post<CreditNote>(`/credit-notes/${id}/void`, undefined, { key: api.newKey() })
