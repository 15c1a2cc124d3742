import { checksum } from '../oracle/canonical.ts'
import { corrected } from '../oracle/corrections.ts'
import { exact } from '../oracle/decimal-text.ts'
import { derive } from '../oracle/derive.ts'
import { invoiceAt } from '../oracle/invoice.ts'
import { adjustment, dueFor } from '../oracle/late-usage.ts'
import { measureWindow } from '../oracle/measure.ts'
import { parse } from '../oracle/rational.ts'
import type { Rated } from '../oracle/rate.ts'
import { reconcile } from '../oracle/reconcile.ts'
import { usageRows } from '../oracle/usage.ts'
import { digitsOf } from './minor-digits.ts'
import type {
  CorrectionsCase, LinesCase, PricingCase, QuantitiesCase, ReconciliationCase, UsageCase,
  VectorEvent, WantedLine,
} from './read-vectors.ts'

/** What the oracle rates in a case. */
export const ratedOf = (
  { quantity, transactions, groups }: Pick<PricingCase, 'quantity' | 'transactions' | 'groups'>,
): Rated => {
  if (transactions !== undefined) return { transactions: transactions.map(parse) }
  if (groups === undefined) return parse(quantity ?? '')
  return { groups: groups.map((one) => ({ values: one.values, quantity: parse(one.quantity) })) }
}

type PricingGiven =
  Pick<PricingCase, 'price' | 'currency' | 'quantity' | 'transactions' | 'groups'>

export const pricingWanted = (given: PricingGiven) => {
  const derived = derive(given.price, ratedOf(given), digitsOf(given.currency))
  const { rated_quantity, steps, amount_unrounded, amount } = derived
  const { minimum_adjustment, maximum_adjustment, total } = derived
  return {
    rated_quantity, steps, amount_unrounded, amount, minimum_adjustment, maximum_adjustment, total,
  }
}

export const quantityWanted = (
  { meter, window, events }: Pick<QuantitiesCase, 'meter' | 'window' | 'events'>,
) => {
  const { quantity, events: counted } = measureWindow(meter, events, window)
  return {
    quantity: exact(quantity), event_count: counted.length, event_checksum: checksum(counted),
  }
}

const named = (events: readonly VectorEvent[], event_name?: string): VectorEvent[] =>
  events.filter((event) => event.event_name === event_name)

type CorrectionsGiven = Pick<CorrectionsCase, 'meter' | 'window' | 'events' | 'corrections'>

export const correctionsWanted = ({ meter, window, events, corrections }: CorrectionsGiven) =>
  quantityWanted(
    { meter, window, events: named(corrected(events, corrections), meter.event_name) })

export const usageWanted = (
  { meter, query, events }: Pick<UsageCase, 'meter' | 'query' | 'events'>,
) =>
  ({ rows: usageRows(meter, events, query) })

type LinesGiven =
  Pick<LinesCase, 'meter' | 'window' | 'events' | 'price' | 'currency'> & {
    late: Omit<LinesCase['late'][number], 'adjustment'>[]
  }

const linesAtFirst = (given: LinesGiven): WantedLine[] => {
  const { price, meter, events, window, currency } = given
  const item = { kind: 'usage' as const, price, meter, event_name: meter.event_name ?? '' }
  const anchor = {
    anchor: window.start, zone: 'UTC', interval: { unit: 'week', count: 1 } as const,
  }
  const bill = { anchor, minorDigits: digitsOf(currency), items: [item], events }
  return (invoiceAt(bill, 1)?.lines ?? []).map((line) => {
    const { quantity, rated_quantity, event_count, event_checksum, amount_unrounded } = line
    const kind = line.kind as WantedLine['kind']
    return {
      kind, quantity, rated_quantity, event_count, event_checksum, amount_unrounded,
      amount: line.amount,
    }
  })
}

/** The lines of the period, and for each thing that happens later the adjustment that follows. */
export const linesWanted = (given: LinesGiven): Pick<LinesCase, 'lines' | 'late'> => {
  const { price, meter, window, currency } = given
  const digits = digitsOf(currency)
  const due = (events: readonly VectorEvent[]) =>
    dueFor({ price, meter, window, minorDigits: digits }, named(events, meter.event_name))
  let events = [...given.events]
  const late = given.late.map((one) => {
    const before = due(events)
    events = corrected([...events, ...one.events ?? []], one.corrections ?? [])
    return { ...one, adjustment: adjustment(before, due(events), digits) }
  })
  return { lines: linesAtFirst(given), late }
}

type ReconciliationGiven =
  Pick<ReconciliationCase, 'meters' | 'customers' | 'corrections' | 'window'>

export const reconciliationWanted = (
  { meters, customers, corrections, window }: ReconciliationGiven,
) => {
  const events = Object.entries(customers).flatMap(([customer, own]) =>
    corrected(own, corrections[customer] ?? []).map((event) => ({ ...event, customer })))
  return { entries: reconcile(meters, events, window) }
}
