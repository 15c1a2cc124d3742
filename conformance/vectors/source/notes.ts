export type NoteRequest =
  | { lines: { line: string; amount: string }[]; settlement: 'balance' | 'refund' }
  | { void: number }

export type NoteSource = {
  requirement: string
  why: string
  currency: string
  lines: {
    id: string
    net_amount: string
    /** What proration credits took of it. */
    prorated_amount: string
    taxes: { rate: string; inclusive: boolean; amount: string }[]
  }[]
  /** What is still to be paid before the first note. */
  amount_remaining: string
  /** What credits paid of it; payments brought the rest. */
  credits_applied?: string
  notes: NoteRequest[]
}

/** Of what remains, `20 credits:30` says what credits paid. */
type Row = [why: string, lines: string, remaining: string, notes: string, currency?: string]

/** `a 100 vat:20 in:gst:4.76 less:10`: a line, its taxes and what proration took. */
const lineOf = (text: string): NoteSource['lines'][number] => {
  const [id = '', net_amount = '', ...words] = text.split(' ')
  const less = words.find((word) => word.startsWith('less:'))
  return {
    id, net_amount, prorated_amount: less?.slice(5) ?? '0',
    taxes: words.filter((word) => word !== less).map((word) => {
      const [amount = '', rate = '', inside] = word.split(':').toReversed()
      return { rate, inclusive: inside === 'in', amount }
    }),
  }
}

/** `a=30 b=5 refund` or `void 0`. */
const noteOf = (text: string): NoteRequest => {
  const words = text.split(' ')
  if (words[0] === 'void') return { void: Number(words[1]) }
  const lines = words.filter((word) => word.includes('=')).map((word) => {
    const [line = '', amount = ''] = word.split('=')
    return { line, amount }
  })
  return { lines, settlement: words.includes('refund') ? 'refund' : 'balance' }
}

const notesOf = (requirement: string, rows: readonly Row[]): NoteSource[] =>
  rows.map(([why, lines, remaining, notes, currency = 'USD']) => {
    const [amount_remaining = '', credits_applied] = remaining.split(' credits:')
    return {
      requirement, why, currency, lines: lines.split(', ').map(lineOf), amount_remaining,
      ...credits_applied === undefined ? {} : { credits_applied },
      notes: notes.split(', ').map(noteOf),
    }
  })

/** Credit notes on one invoice, one after the other. */
export const notes = [
  ...notesOf('CRN-4.1', [
    ['as much as the line: 100 - 100 = 0', 'a 100', '100', 'a=100'],
    ['more than the line: 100 - 0 = 100 is still there', 'a 100', '100', 'a=100.01, a=100'],
    ['no more than the first left: 100 - 60 = 40', 'a 100', '100', 'a=60, a=41, a=40'],
    ['each line for itself: 30 + 20 = 50', 'a 100, b 20', '120', 'a=30 b=21, a=30 b=20'],
    ['after a proration credit: 100 - 67 = 33', 'a 100 less:67', '100', 'a=34, a=33'],
    ['all was prorated, what remains stays: 100 - 0 = 100', 'a 100 less:100', '100', 'a=0.01'],
    ['a negative line carries nothing: 100 - 0 = 100', 'a 100, b -21', '79', 'b=1, a=100'],
    ['a line of nothing too: 5 - 5 = 0', 'a 0, b 5', '5', 'a=1, b=5'],
    ['what a void note took is there again: 100 x 1 = 100', 'a 100', '100',
      'a=60, void 0, a=100'],
  ]),
  ...notesOf('CRN-4.2', [
    ['with its tax: 30 x 0.2 = 6', 'a 100 vat:20', '120', 'a=30'],
    ['the whole line gives back its whole tax: 100 + 20 = 120', 'a 100 vat:20', '120', 'a=100'],
    ['tax by what is credited so far: 0.01 x 2 / 3 ~ 0.01, then 0.01 - 0.01 = 0',
      'a 0.03 vat:0.01', '0.04', 'a=0.02, a=0.01'],
    ['thirds of a cent add up: 0.02 x 3 / 3 - 0.01 = 0.01', 'a 0.03 vat:0.02', '0.05',
      'a=0.01, a=0.01, a=0.01'],
    ['a rest goes to the last: 10 x 1 / 3 ~ 3.33, 10 - 3.33 - 3.34 = 3.33', 'a 30 vat:10', '40',
      'a=10, a=10, a=10'],
    ['half a cent goes away from zero: 0.01 x 1 / 2 ~ 0.01', 'a 1 vat:0.01', '1.01',
      'a=0.5, a=0.5'],
    ['two rates: 30 x 0.05 = 1.5, 30 x 0.07 = 2.1, and 30 + 1.5 + 2.1 = 33.6',
      'a 100 state:5 city:7', '112', 'a=30'],
    ['inclusive tax is inside of the amount: 30 x 16.67 / 100 ~ 5', 'a 100 in:vat:16.67', '100',
      'a=30'],
    ['inside and outside: 33 + 33 x 5 / 110 = 34.5', 'a 110 in:vat:10 city:5', '115', 'a=33'],
    ['lines with their own tax: 50 + 10 + 20 + 2 = 82', 'a 100 vat:20, b 40 low:4', '164',
      'a=50 b=20'],
    ['after a void note tax is counted anew: 20 x 50 / 100 = 10', 'a 100 vat:20', '120',
      'a=30, void 0, a=50'],
    ['tax of what a line was, not of what proration left: 20 x 33 / 100 = 6.6',
      'a 100 vat:20 less:67', '120', 'a=33'],
    ['yen: 100 x 1 / 3 ~ 33, 67 - 33 = 34, 100 - 67 = 33', 'a 3000 vat:100', '3100',
      'a=1000, a=1000, a=1000', 'JPY'],
    ['dinars: 0.005 x 1 / 2 ~ 0.003', 'a 0.1 vat:0.005', '0.105', 'a=0.05, a=0.05',
      'KWD'],
  ]),
  ...notesOf('CRN-4.3', [
    ['it reduces what is to be paid: 100 - 30 = 70', 'a 100', '100', 'a=30'],
    ['of a paid invoice it becomes balance: 30 - 0 = 30', 'a 100', '0', 'a=30'],
    ['or is refunded outside: 30 - 0 = 30', 'a 100', '0', 'a=30 refund'],
    ['first what remains, then balance: 30 - 20 = 10', 'a 100', '20', 'a=30'],
    ['first what remains, then a refund: 30 - 20 = 10', 'a 100', '20', 'a=30 refund'],
    ['the second finds nothing to reduce: 100 - 100 = 0', 'a 100, b 50', '100', 'a=100, b=50'],
    ['tax is given back with it: 30 x 1.2 - 20 = 16', 'a 100 vat:20', '20', 'a=30'],
    ['exactly what remains: 36 - 36 = 0', 'a 100 vat:20', '36', 'a=30'],
  ]),
  ...notesOf('CRN-4.6', [
    ['a void note gives back what it reduced: 100 - 30 + 30 = 100', 'a 100', '100',
      'a=30, void 0'],
    ['one of two: 100 - 20 = 80', 'a 100', '100', 'a=30, a=20, void 0'],
    ['what became balance does not come back to the invoice: 20 x 1 = 20', 'a 100', '20',
      'a=30, void 0'],
  ]),
  ...notesOf('CRN-4.8', [
    ['what credits paid is balance again: 100 - 20 - 50 = 30', 'a 100', '20 credits:30',
      'a=100 refund'],
    ['credits paid all of it: 40 - 0 = 40', 'a 100', '0 credits:100', 'a=40 refund'],
    ['payments are refunded first: 70 - 60 = 10', 'a 100', '0 credits:30',
      'a=60 refund, a=40 refund'],
    ['as balance nothing is refunded: 100 - 20 = 80', 'a 100', '20 credits:30', 'a=100'],
    ['what became balance was no refund: 80 - 70 = 10', 'a 100', '0 credits:30',
      'a=20, a=80 refund'],
    ['a void note refunds nothing: 70 - 0 = 70', 'a 100', '0 credits:30',
      'a=70 refund, void 0, a=100 refund'],
    ['with its tax: 72 - 50 = 22', 'a 100 vat:20', '0 credits:70', 'a=60 refund'],
  ]),
]
