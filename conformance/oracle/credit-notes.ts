import { roundHalfAwayFromZero } from './decimal-text.ts'
import {
  add, compare, divide, isPositive, multiply, smaller, subtract, sum, zero, type Rational,
} from './rational.ts'

export type TaxShare = { rate: string; inclusive: boolean; amount: Rational }

/** A line of a finalized invoice as notes see it. */
export type CreditableLine = {
  id: string
  net: Rational
  /** What proration credits took back of it. */
  prorated: Rational
  taxes: readonly TaxShare[]
}

/** What a note credits of a line, and the tax of it. */
export type NoteLine = { line: string; amount: Rational; taxes: TaxShare[] }

export type Note = { lines: NoteLine[]; subtotal: Rational; total: Rational }

const noteTotal = (lines: readonly NoteLine[]): Rational =>
  sum(lines.flatMap(({ amount, taxes }) =>
    [amount, ...taxes.filter(({ inclusive }) => !inclusive).map((tax) => tax.amount)]))

const creditedTax = (
  rate: string, earlier: readonly NoteLine[],
): Rational => sum(earlier.flatMap(({ taxes }) => taxes)
  .filter((tax) => tax.rate === rate).map(({ amount }) => amount))

/** Tax follows what is credited so far, so notes over a whole line give back all (CRN 4.2). */
const noteLine = (
  line: CreditableLine, earlier: readonly NoteLine[],
  { amount, minorDigits }: { amount: Rational; minorDigits: number },
): NoteLine => {
  const credited = add(amount, sum(earlier.map((one) => one.amount)))
  const taxes = line.taxes.map(({ rate, inclusive, amount: tax }) => {
    const due = roundHalfAwayFromZero(divide(multiply(tax, credited), line.net), minorDigits)
    return { rate, inclusive, amount: subtract(due, creditedTax(rate, earlier)) }
  })
  return { line: line.id, amount, taxes }
}

type Asked = {
  lines: readonly { line: string; amount: Rational }[]
  /** The notes that stand; void ones are left out. */
  earlier: readonly Note[]
  minorDigits: number
}

/** A note on an invoice, or null where it is more than a line still carries (CRN 4.1). */
export const creditNote = (
  carried: readonly CreditableLine[], { lines, earlier, minorDigits }: Asked,
): Note | null => {
  const made = lines.map(({ line: id, amount }) => {
    const line = carried.find((one) => one.id === id)
    const before = earlier.flatMap((note) => note.lines).filter((one) => one.line === id)
    const left = line === undefined ? zero
      : subtract(line.net, sum([line.prorated, ...before.map((one) => one.amount)]))
    if (line === undefined || !isPositive(amount) || compare(amount, left) > 0) return null
    return noteLine(line, before, { amount, minorDigits })
  })
  const whole = made.filter((one) => one !== null)
  if (whole.length < made.length) return null
  return { lines: whole, subtotal: sum(whole.map(({ amount }) => amount)), total: noteTotal(whole) }
}

/** A note first takes from what is still to be paid; the rest is given back (CRN 4.3). */
export const settledBy = (
  { total }: Note, remaining: Rational,
): { reduced: Rational; returned: Rational } => {
  const reduced = smaller(total, remaining)
  return { reduced, returned: subtract(total, reduced) }
}

/** Only money is refunded: what payments brought, less what was refunded of it (CRN 4.8). */
export const refundedOf = (
  returned: Rational, { paid, refunded }: { paid: Rational; refunded: readonly Rational[] },
): Rational => smaller(returned, subtract(paid, sum(refunded)))
