import { billed, exact } from './decimal-text.ts'
import type { Anchor } from './boundary.ts'
import { checksum } from './canonical.ts'
import { isBefore } from './instant-order.ts'
import { measure, within, type Measure, type Measured } from './measure.ts'
import { period } from './periods.ts'
import { steps, type RatedPrice, type Step } from './rate.ts'
import { greater, parse, subtract, sum, zero, type Rational } from './rational.ts'

type Usage = { kind: 'usage'; price: RatedPrice; meter: Measure; event_name: string }
type Fixed = {
  kind: 'fixed'
  price: RatedPrice
  quantity: string
  timing: 'in_advance' | 'in_arrears'
}

/** One price of a subscription as the oracle bills it. */
export type OracleItem = Usage | Fixed

export type OracleEvent = Measured & { event_name: string }

export type OracleLine = {
  /** Which of the items it bills, from 0. */
  item: number
  kind: 'fixed' | 'usage'
  period: { start: string; end: string }
  quantity: string
  event_count: number
  event_checksum: string
  steps: Step[]
  amount_unrounded: string
  amount: string
  rounding_residue: string
}

export type OracleBill = {
  anchor: Anchor
  minorDigits: number
  items: readonly OracleItem[]
  /** The distinct events of the customer. */
  events: readonly OracleEvent[]
  /** Where the subscription ended, if it did: its last period ends there. */
  ended_at?: string
}

export type OracleInvoice = { lines: OracleLine[]; total: string }

const line = (
  { minorDigits, items }: OracleBill, item: OracleItem,
  { from, events, quantity }: {
    from: OracleLine['period']; events: readonly OracleEvent[]; quantity: Rational
  },
): OracleLine => {
  const taken = steps(item.price, greater(quantity, zero))
  const unrounded = sum(taken.map(({ amount }) => amount))
  const amount = billed(unrounded, minorDigits)
  return {
    item: items.indexOf(item), kind: item.kind, period: from, quantity: exact(quantity),
    event_count: events.length, event_checksum: checksum(events), steps: taken,
    amount_unrounded: exact(unrounded), amount,
    rounding_residue: exact(subtract(unrounded, parse(amount))),
  }
}

const lineOf = (bill: OracleBill, item: OracleItem, from: OracleLine['period']): OracleLine => {
  if (item.kind === 'fixed') {
    return line(bill, item, { from, events: [], quantity: parse(item.quantity) })
  }
  const named = bill.events.filter(({ event_name }) => event_name === item.event_name)
  const events = within(named, from.start, from.end)
  return line(bill, item, { from, events, quantity: measure(item.meter, events) })
}

/** The period that opens at boundary k, as it is known there; null after the end. */
const opening = ({ anchor, ended_at }: OracleBill, k: number): OracleLine['period'] | null => {
  if (k < 0) return null
  const { start, end } = period(anchor, k)
  return ended_at === undefined || isBefore(start, ended_at) ? { start, end } : null
}

/** The period that closes at boundary k, cut where the subscription ended. */
const closing = (bill: OracleBill, k: number): OracleLine['period'] | null => {
  const from = opening(bill, k - 1)
  if (from === null || bill.ended_at === undefined) return from
  return { start: from.start, end: isBefore(bill.ended_at, from.end) ? bill.ended_at : from.end }
}

/**
 * The invoice of boundary k, 0 being the start: charges in advance of the period that opens there,
 * charges in arrears and usage of the one that closes (INV 1.5). No line, no invoice (INV 6.1).
 */
export const invoiceAt = (bill: OracleBill, k: number): OracleInvoice | null => {
  const lines = bill.items.flatMap((item) => {
    const advance = item.kind === 'fixed' && item.timing === 'in_advance'
    const from = advance ? opening(bill, k) : closing(bill, k)
    return from === null ? [] : [lineOf(bill, item, from)]
  })
  if (lines.length === 0) return null
  return { lines, total: billed(sum(lines.map(({ amount }) => parse(amount))), bill.minorDigits) }
}
