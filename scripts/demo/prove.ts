import type { InvoiceExplanation, UsageEventInput } from '@valora/sdk'
import { boundary, instantText } from '../../conformance/oracle/boundary.ts'
import { canonicalJson, checksum, digest } from '../../conformance/oracle/canonical.ts'
import { billed, exact } from '../../conformance/oracle/decimal-text.ts'
import { measure, within } from '../../conformance/oracle/measure.ts'
import { rate } from '../../conformance/oracle/rate.ts'
import { parse, sum } from '../../conformance/oracle/rational.ts'
import { meters, type Offer } from './catalogue.ts'

/** What one invoice must say, computed from the demo's own script alone. */
export type Expected = { lines: ExpectedLine[]; total: string }

type ExpectedLine = {
  kind: string
  period: { start: string; end: string }
  quantity: string
  event_count: number
  event_checksum: string
  amount_unrounded: string
  amount: string
}

export type Bill = {
  start: string
  zone: string
  minorDigits: number
  offers: readonly Offer[]
  /** Every event of the customer, once. */
  events: readonly UsageEventInput[]
}

const periodOf = ({ start, zone }: Bill, index: number) => {
  const schedule = { anchor: start, zone, interval: { unit: 'month', count: 1 } as const }
  const [from, to] = [boundary(schedule, index), boundary(schedule, index + 1)]
  return { start: instantText(from), end: instantText(to) }
}

const measured = (bill: Bill, { meter }: Offer, period: { start: string; end: string }) => {
  if (meter === undefined) return []
  const { event_name } = meters[meter]
  const named = bill.events.filter((event) => event.event_name === event_name)
  return within(named, period.start, period.end)
}

const expectedLine = (bill: Bill, offer: Offer, index: number): ExpectedLine => {
  const period = periodOf(bill, index)
  const events = measured(bill, offer, period)
  const quantity = offer.meter === undefined
    ? parse(offer.quantity ?? '1') : measure(meters[offer.meter], events)
  const amount = rate(offer, quantity)
  return {
    kind: offer.meter === undefined ? 'fixed' : 'usage',
    period,
    quantity: exact(quantity),
    event_count: events.length,
    event_checksum: checksum(events),
    amount_unrounded: exact(amount),
    amount: billed(amount, bill.minorDigits),
  }
}

/** The invoice of a boundary: arrears of the period it closes, then advance of the next. */
export const expectedInvoice = (bill: Bill, number: number): Expected => {
  const inAdvance = bill.offers.filter(({ timing }) => timing === 'in_advance')
  const inArrears = bill.offers.filter(({ timing }) => timing !== 'in_advance')
  const lines = [
    ...(number === 0 ? [] : inArrears.map((offer) => expectedLine(bill, offer, number - 1))),
    ...inAdvance.map((offer) => expectedLine(bill, offer, number)),
  ]
  return { lines, total: billed(sum(lines.map(({ amount }) => parse(amount))), bill.minorDigits) }
}

/** What differs between the engine's explanation and what was expected; empty when it holds. */
export const differences = (
  { calculation, calculation_digest }: InvoiceExplanation, expected: Expected,
): string[] => {
  const found: string[] = []
  const compare = (what: string, actual: unknown, wanted: unknown): void => {
    const [left, right] = [canonicalJson(actual ?? null), canonicalJson(wanted)]
    if (left !== right) found.push(`${what} is ${left}, must be ${right}`)
  }
  compare('the number of lines', calculation.lines.length, expected.lines.length)
  for (const [index, wanted] of expected.lines.entries()) {
    const line = calculation.lines[index]
    for (const name of Object.keys(wanted) as (keyof ExpectedLine)[]) {
      compare(`line ${index + 1} ${name}`, line?.[name], wanted[name])
    }
  }
  compare('the total', calculation.total, expected.total)
  compare('the digest', calculation_digest, digest(calculation))
  return found
}
