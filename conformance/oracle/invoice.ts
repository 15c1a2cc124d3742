import { boundLines, bounded } from './bounds.ts'
import type { Anchor } from './boundary.ts'
import { checksum } from './canonical.ts'
import { billed, exact } from './decimal-text.ts'
import { isBefore } from './instant-order.ts'
import type { Measure, Measured, Window } from './measure.ts'
import { period } from './periods.ts'
import { ratedBy } from './rated-by.ts'
import { ratedQuantity, steps, type Rated, type RatedPrice, type Step } from './rate.ts'
import { parse, subtract, sum, type Rational } from './rational.ts'
import { shares } from './shares.ts'

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
  kind: 'fixed' | 'usage' | 'minimum' | 'maximum'
  period: Window
  quantity: string
  rated_quantity: string
  event_count: number
  event_checksum: string
  steps: Step[]
  /** The share of each step in the amount (MON 5). */
  shares: string[]
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

type Charged = {
  from: Window
  events: readonly OracleEvent[]
  quantity: Rational
  rated: Rated
}

/** The line of an item, and the line of the minimum or maximum that moved it (PRC 6). */
const lines = (
  { minorDigits, items }: OracleBill, item: OracleItem,
  { from, events, quantity, rated }: Charged,
): OracleLine[] => {
  const taken = steps(item.price, rated)
  const unrounded = sum(taken.map(({ amount }) => amount))
  const amount = billed(unrounded, minorDigits)
  const main: OracleLine = {
    item: items.indexOf(item), kind: item.kind, period: from, quantity: exact(quantity),
    rated_quantity: exact(ratedQuantity(item.price, rated)),
    event_count: events.length, event_checksum: checksum(events), steps: taken,
    shares: shares(taken.map((one) => one.amount), amount, minorDigits),
    amount_unrounded: exact(unrounded), amount,
    rounding_residue: exact(subtract(unrounded, parse(amount))),
  }
  const bounds = bounded(item.price, parse(amount))
  return [main, ...boundLines(bounds, minorDigits).map((bound) => ({
    ...main, ...bound, quantity: '1', rated_quantity: '1', event_count: 0,
    event_checksum: checksum([]), shares: [bound.amount],
    amount_unrounded: exact(parse(bound.amount)), rounding_residue: '0',
  }))]
}

const linesOf = (bill: OracleBill, item: OracleItem, from: Window): OracleLine[] => {
  if (item.kind === 'fixed') {
    const quantity = parse(item.quantity)
    return lines(bill, item, { from, events: [], quantity, rated: quantity })
  }
  const named = bill.events.filter(({ event_name }) => event_name === item.event_name)
  const { price, meter } = item
  const { quantity, rated, counted } = ratedBy({ price, meter, window: from }, named)
  return lines(bill, item, { from, events: counted, quantity, rated })
}

/** The period that opens at boundary k, as it is known there; null after the end. */
const opening = ({ anchor, ended_at }: OracleBill, k: number): Window | null => {
  if (k < 0) return null
  const { start, end } = period(anchor, k)
  return ended_at === undefined || isBefore(start, ended_at) ? { start, end } : null
}

/** The period that closes at boundary k, cut where the subscription ended. */
const closing = (bill: OracleBill, k: number): Window | null => {
  const from = opening(bill, k - 1)
  if (from === null || bill.ended_at === undefined) return from
  return { start: from.start, end: isBefore(bill.ended_at, from.end) ? bill.ended_at : from.end }
}

/**
 * The invoice of boundary k, 0 being the start: charges in advance of the period that opens there,
 * charges in arrears and usage of the one that closes (INV 1.5). No line, no invoice (INV 6.1).
 */
export const invoiceAt = (bill: OracleBill, k: number): OracleInvoice | null => {
  const due = bill.items.flatMap((item) => {
    const advance = item.kind === 'fixed' && item.timing === 'in_advance'
    const from = advance ? opening(bill, k) : closing(bill, k)
    return from === null ? [] : linesOf(bill, item, from)
  })
  if (due.length === 0) return null
  const total = sum(due.map(({ amount }) => parse(amount)))
  return { lines: due, total: billed(total, bill.minorDigits) }
}
