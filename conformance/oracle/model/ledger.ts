import { burnt, type Burnable } from '../credits.ts'
import { isBefore } from '../instant-order.ts'
import { add, isPositive, negate, sum, zero, type Rational } from '../rational.ts'

export type ModelGrant = Omit<Burnable, 'id'> & {
  amount: Rational
  isVoid: boolean
  isExpired: boolean
}

export type Entry = {
  grant: number
  type: 'granted' | 'applied' | 'expired' | 'voided' | 'restored'
  amount: Rational
  /** The invoice that took or gave back. */
  invoice: number | null
}

/** The grants of a customer by their numbers, and all that ever happened to them. */
export type Ledger = { grants: readonly ModelGrant[]; entries: readonly Entry[] }

const noted = (ledger: Ledger, entry: Entry): Ledger => ({
  entries: [...ledger.entries, entry],
  grants: ledger.grants.map((grant, number) => number === entry.grant
    ? { ...grant, remaining: add(grant.remaining, entry.amount) } : grant),
})

const withGrant = (
  ledger: Ledger, number: number, change: Partial<ModelGrant>,
): Ledger => ({
  ...ledger,
  grants: ledger.grants.map((grant, at) => (at === number ? { ...grant, ...change } : grant)),
})

export const granted = (
  ledger: Ledger, grant: Omit<ModelGrant, 'remaining' | 'isVoid' | 'isExpired'>,
): Ledger => {
  const made = { ...grant, remaining: zero, isVoid: false, isExpired: false }
  const entry: Entry =
    { grant: ledger.grants.length, type: 'granted', amount: grant.amount, invoice: null }
  return noted({ ...ledger, grants: [...ledger.grants, made] }, entry)
}

/** What is left of a grant leaves the ledger, if anything is left (CRD 3.5, CRD 3.6). */
const emptied = (
  ledger: Ledger, { grant, type, invoice }: Omit<Entry, 'amount'>,
): Ledger => {
  const remaining = ledger.grants[grant]?.remaining ?? zero
  if (!isPositive(remaining)) return ledger
  return noted(ledger, { grant, type, amount: negate(remaining), invoice })
}

export const voided = (ledger: Ledger, grant: number): Ledger =>
  withGrant(emptied(ledger, { grant, type: 'voided', invoice: null }), grant, { isVoid: true })

export const nextExpiry = ({ grants }: Ledger): { grant: number; at: string } | null =>
  grants.flatMap(({ expires_at, isExpired, isVoid }, grant) =>
    expires_at === null || isExpired || isVoid ? [] : [{ grant, at: expires_at }])
    .reduce<{ grant: number; at: string } | null>((first, one) =>
      first === null || isBefore(one.at, first.at) ? one : first, null)

export const expired = (ledger: Ledger, grant: number): Ledger =>
  withGrant(emptied(ledger, { grant, type: 'expired', invoice: null }), grant, { isExpired: true })

type Due = { total: Rational; currency: string; at: string; invoice: number }

export type Paid = { ledger: Ledger; credits: readonly { grant: number; amount: Rational }[] }

const numbered = (grants: readonly ModelGrant[]): Burnable[] =>
  // Ids are compared as texts, so that of the tenth grant must not come before the second's.
  grants.map((grant, number) => ({ ...grant, id: String(number).padStart(6, '0') }))

/** Pays what grants can of an invoice that is finalized. */
export const applied = (ledger: Ledger, { invoice, ...due }: Due): Paid => {
  const credits = burnt(numbered(ledger.grants), due)
    .map(({ grant, amount }) => ({ grant: Number(grant), amount }))
  const after = credits.reduce((current, { grant, amount }) =>
    noted(current, { grant, type: 'applied', amount: negate(amount), invoice }), ledger)
  return { ledger: after, credits }
}

/** Gives back what a void invoice took; what is over meanwhile is gone at once (CRD 4.1). */
export const restored = (
  ledger: Ledger, credits: Paid['credits'], invoice: number,
): Ledger => credits.reduce((current, { grant, amount }) => {
  const back = noted(current, { grant, type: 'restored', amount, invoice })
  const { isVoid = false, isExpired = false } = current.grants[grant] ?? {}
  if (isVoid) return emptied(back, { grant, type: 'voided', invoice: null })
  return isExpired ? emptied(back, { grant, type: 'expired', invoice: null }) : back
}, ledger)

/** What all entries add up to, of one grant or of all. */
export const balance = ({ entries }: Ledger, grant?: number): Rational =>
  sum(entries.filter((entry) => grant === undefined || entry.grant === grant)
    .map(({ amount }) => amount))
