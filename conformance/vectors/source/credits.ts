import type { Burnable } from '../../oracle/credits.ts'
import { instant } from './life-steps.ts'

export type SourceGrant = Omit<Burnable, 'remaining'> & { amount: string }

/** An invoice that is finalized, or what is voided later: a step or a grant. */
export type CreditStep = { at: string } & (
  | { total: string }
  | { void_invoice: number }
  | { void_grant: string }
)

export type CreditSource = {
  requirement: string
  why: string
  currency: string
  grants: SourceGrant[]
  steps: CreditStep[]
}

type Row = [why: string, grants: string, steps: string, currency?: string]

/** `a 30 p10 b0.5 from:01-05 until:02-01 note`: id, amount, then what is not as usual. */
const grantOf = (text: string, currency: string): SourceGrant => {
  const [id = '', amount = '', ...words] = text.split(' ')
  const named = (start: string) =>
    words.find((word) => word.startsWith(start))?.slice(start.length)
  const until = named('until:')
  const origin = words.includes('note') ? 'credit_note'
    : words.includes('negative') ? 'negative_invoice' : 'manual'
  return {
    id, amount, origin, currency: named('in:') ?? currency,
    priority: Number(named('p') ?? '50'), cost_basis: named('b') ?? '0',
    effective_at: instant(named('from:') ?? '01-01'),
    expires_at: until === undefined ? null : instant(until),
  }
}

const stepOf = (text: string): CreditStep => {
  const [time = '', word = '', what = ''] = text.split(' ')
  const at = instant(time)
  if (word === 'void') return { at, void_invoice: Number(what) }
  return word === 'void-grant' ? { at, void_grant: what } : { at, total: word }
}

const creditsOf = (requirement: string, rows: readonly Row[]): CreditSource[] =>
  rows.map(([why, grants, steps, currency = 'USD']) => ({
    requirement, why, currency, steps: steps.split(', ').map(stepOf),
    grants: grants.split(', ').map((one) => grantOf(one, currency)),
  }))

/** Grants in the order in which they were made, and the invoices that take them. */
export const credits = [
  ...creditsOf('CRD-3.1', [
    ['the lower priority first: 30 - 20 = 10 of the other', 'a 50 p60, b 20 p40', '01-10 30'],
    ['equal priority: the earlier expiry first: 30 - 20 = 10 of the other',
      'a 50 until:03-01, b 20 until:02-01', '01-10 30'],
    ['one that never expires comes last: 30 - 20 = 10 of it', 'a 50, b 20 until:2027-01-01',
      '01-10 30'],
    ['equal expiry: the lower cost basis first: 30 - 20 = 10 of the other',
      'a 50 b0.5 until:03-01, b 20 b0.1 until:03-01', '01-10 30'],
    ['a cost basis is a number: 30 - 20 = 10, 9 is below 10', 'a 50 b10, b 20 b9', '01-10 30'],
    ['what cost nothing is burnt before what was bought: 30 - 20 = 10', 'a 50 b1, b 20',
      '01-10 30'],
    ['then the one effective earlier: 30 - 20 = 10 of the other',
      'a 50 from:01-03, b 20 from:01-02', '01-10 30'],
    ['then the one made earlier: 30 - 20 = 10 of the other', 'a 20, b 50', '01-10 30'],
    ['priority goes before expiry: 30 - 20 = 10 of the other', 'a 50 p50 until:02-01, b 20 p10',
      '01-10 30'],
    ['expiry goes before cost: 30 - 20 = 10 of the other', 'a 50 b0, b 20 b5 until:02-01',
      '01-10 30'],
    ['cost goes before age: 30 - 20 = 10 of the other', 'a 50 b5 from:01-01, b 20 b1 from:01-05',
      '01-10 30'],
    ['three of them: 60 - 10 - 20 = 30 of the last', 'a 40 p3, b 10 p1, c 20 p2', '01-10 60'],
    ['zero is the first priority, a hundred the last: 30 - 20 = 10', 'a 50 p100, b 20 p0',
      '01-10 30'],
  ]),
  ...creditsOf('CRD-3.2', [
    ['all of it is paid: 30 - 30 = 0', 'a 50', '01-10 30'],
    ['what is left is due: 80 - 50 = 30', 'a 50', '01-10 80'],
    ['to the last cent: 50 - 50 = 0', 'a 50', '01-10 50'],
    ['the rest pays the next: 60 - 20 = 40', 'a 50', '01-10 30, 01-20 60'],
    ['a total of nothing takes nothing: 50 - 0 = 50', 'a 50', '01-10 0'],
    ['grants together: 100 - 30 - 40 = 30', 'a 30, b 40', '01-10 100'],
    ['cents: 0.03 - 0.01 - 0.01 = 0.01', 'a 0.01, b 0.01', '01-10 0.03'],
    ['yen: 1000 - 333 = 667', 'a 333', '01-10 1000', 'JPY'],
    ['dinars: 1 - 0.001 = 0.999', 'a 0.001', '01-10 1.000', 'KWD'],
  ]),
  ...creditsOf('CRD-3.3', [
    ['not before it is effective: 30 - 0 = 30', 'a 50 from:01-11', '01-10 30'],
    ['at the instant at which it is: 30 - 30 = 0', 'a 50 from:01-10', '01-10 30'],
    ['not at its expiry: 30 - 0 = 30', 'a 50 until:01-10', '01-10 30'],
    ['a second before it: 50 - 30 = 20', 'a 50 until:01-10T00:00:01', '01-10 30'],
    ['not in another currency: 30 - 0 = 30', 'a 50 in:EUR', '01-10 30'],
    ['of two currencies the right one: 30 - 20 = 10', 'a 50 in:EUR, b 20', '01-10 30'],
    ['not a void one: 30 - 0 = 30', 'a 50', '01-05 void-grant a, 01-10 30'],
    ['one that comes later pays the later invoice: 60 - 50 = 10', 'a 50 from:01-15',
      '01-10 30, 01-20 60'],
  ]),
  ...creditsOf('CRD-3.5', [
    ['what is left of it expires: 50 - 30 - 20 = 0', 'a 50 until:01-15', '01-10 30, 01-20 60'],
    ['nothing is left to expire: 50 - 50 = 0', 'a 50 until:01-15', '01-10 80, 01-20 60'],
    ['only its own: 50 - 50 = 0, 20 - 0 = 20', 'a 50 until:01-15, b 20', '01-16 0'],
  ]),
  ...creditsOf('CRD-3.6', [
    ['what is left of it is voided: 50 - 30 - 20 = 0', 'a 50',
      '01-10 30, 01-15 void-grant a, 01-20 60'],
    ['before it is effective: 50 - 50 = 0', 'a 50 from:02-01', '01-15 void-grant a, 02-10 60'],
  ]),
  ...creditsOf('CRD-4.1', [
    ['given back and taken again: 60 - 50 = 10', 'a 50', '01-10 30, 01-15 void 0, 01-20 60'],
    ['to each what it gave: 30 - 20 = 10, then 25 - 20 = 5', 'a 20, b 50',
      '01-10 30, 01-15 void 0, 01-20 25'],
    ['expired meanwhile it is gone at once: 50 - 50 = 0', 'a 50 until:01-12',
      '01-10 30, 01-15 void 0, 01-20 60'],
    ['voided meanwhile too: 50 - 50 = 0', 'a 50',
      '01-10 30, 01-12 void-grant a, 01-15 void 0, 01-20 60'],
    ['one of two invoices: 50 - 20 = 30', 'a 50', '01-10 30, 01-11 20, 01-15 void 0'],
  ]),
  ...creditsOf('INV-5.1', [
    ['what a note gave back comes before any grant: 30 - 20 = 10 of the other',
      'a 50 p0 until:02-01, b 20 p100 note', '01-10 30'],
    ['so does what an invoice left below zero: 30 - 20 = 10 of the other',
      'a 50 p0, b 20 negative', '01-10 30'],
    ['both by their age: 30 - 20 = 10 of the later',
      'a 50 note from:01-03, b 20 negative from:01-02', '01-10 30'],
    ['of one instant the earlier made: 30 - 20 = 10 of the other', 'a 20 negative, b 50 note',
      '01-10 30'],
  ]),
  ...creditsOf('INV-5.2', [
    ['below zero nothing is due and 20 - 0 = 20 is kept', 'a 50', '01-10 -20'],
    ['and pays before a grant: 60 - 20 = 40', 'a 50 p0', '01-10 -20, 01-20 60'],
    ['two of them, the earlier first: 35 - 20 = 15', 'a 50', '01-10 -20, 01-11 -30, 01-20 35'],
    ['it pays at its own instant: 70 - 20 = 50', 'a 50', '01-10 -20, 01-10 70'],
  ]),
]
