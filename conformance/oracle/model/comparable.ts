import { canonicalJson } from '../canonical.ts'
import { exact } from '../decimal-text.ts'
import { parse, sum } from '../rational.ts'
import type { Seen, SeenInvoice, SeenLine } from './snapshot.ts'

const isZero = ({ amount }: SeenLine): boolean => /^-?[0.]+$/.test(amount)

/** A discount of a trial stands behind each of its lines, or behind all of one price. */
const withoutTrialSplit = (lines: readonly SeenLine[]): SeenLine[] => {
  const discounts = lines.filter(({ kind }) => kind === 'trial_discount')
  const rest = lines.filter(({ kind }) => kind !== 'trial_discount')
  const total = exact(sum(discounts.map(({ amount }) => parse(amount))))
  const [first] = discounts
  return first === undefined || total === '0' ? rest : [...rest, {
    ...first, price: '', period: { start: '', end: '' }, amount: total,
  }]
}

const sorted = <Thing>(things: readonly Thing[]): Thing[] =>
  things.map((thing) => [canonicalJson(thing), thing] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, thing]) => thing)

const comparableInvoice = (invoice: SeenInvoice): SeenInvoice => ({
  ...invoice, taxes: sorted(invoice.taxes),
  lines: sorted(withoutTrialSplit(invoice.lines)
    .filter((line) => line.kind !== 'proration_credit' || !isZero(line))
    .map((line) => line.kind === 'proration_charge' && line.portion === null
      ? { ...line, kind: 'fixed' } : line)),
})

/**
 * The same for all engines that differ only where nothing is promised: the order of lines, a
 * credit of nothing, a period that ends where it begins, `cancel_at` of an ended subscription.
 */
export const comparable = (seen: Seen): Seen => ({
  ...seen, items: sorted(seen.items), invoices: seen.invoices.map(comparableInvoice),
  periods: seen.periods.filter(({ start, end }) => start !== end),
  ...seen.status === 'canceled' ? { cancel_at: null } : {},
})
