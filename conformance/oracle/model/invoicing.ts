import { isBefore } from '../instant-order.ts'
import { compare, isPositive, negate, subtract, sum, zero, type Rational } from '../rational.ts'
import { billOf, type Bill } from './bill.ts'
import { hoursAfter } from './hours-after.ts'
import { applied, granted } from './ledger.ts'
import type { SoldCoupon } from './catalogue.ts'
import type { BilledLine } from './line.ts'
import type { Source } from './source.ts'
import type { ModelDiscount, ModelInvoice, World } from './world.ts'

/** The discounts that reduce an invoice now, by their numbers. */
const usable = ({ discounts }: World): { discount: number; coupon: SoldCoupon }[] =>
  discounts.flatMap(({ coupon, isRemoved, left }, discount) =>
    isRemoved || left === 0 ? [] : [{ discount, coupon }])

/** What an invoice says: what it was finalized with, or what a draft would be by now. */
export const billNow = (world: World, { bill, sources }: ModelInvoice): Bill =>
  bill ?? billOf(sources, {
    catalogue: world.catalogue, events: world.events,
    chargeLine: (number) => chargeLine(world, number),
    credited: (number) => credited(world, number),
  }, {
    discounts: usable(world), taxRates: world.taxRates,
  })

/** Of a draft nothing counts: it follows what it credits. */
const credited = ({ invoices }: World, number: number): Rational =>
  negate(sum(invoices.flatMap(({ bill, status }) => status === 'finalized' ? bill?.lines ?? [] : [])
    .filter(({ credits }) => credits === number).map(({ net }) => net)))

const chargeLine = (world: World, number: number): BilledLine | undefined => {
  const invoice = world.invoices.find(({ sources }) =>
    sources.some((source) => source.of === 'charge' && source.number === number))
  if (invoice === undefined || invoice.status === 'void') return undefined
  return billNow(world, invoice).lines.find(({ charge }) => charge === number)
}

/** What is still to be paid of a finalized invoice. */
export const remaining = ({ bill, credits, paid, status }: ModelInvoice): Rational => {
  if (bill === null || status !== 'finalized' || !isPositive(bill.total)) return zero
  return subtract(bill.total, sum([paid, ...credits.map(({ amount }) => amount)]))
}

export const isOverdue = (invoice: ModelInvoice): boolean =>
  invoice.isDue && isPositive(remaining(invoice))

export const withInvoice = (
  world: World, number: number, change: Partial<ModelInvoice>,
): World => ({
  ...world,
  invoices: world.invoices.map((one, at) => (at === number ? { ...one, ...change } : one)),
})

/** A draft of what falls due at an instant, final when it is made or later (INV 4.1, INV 6.1). */
export const drafted = (
  world: World, { sources, at }: { sources: readonly Source[]; at: string },
): World => {
  if (sources.length === 0) return world
  const graceEnd = hoursAfter(at, world.settings.graceHours)
  const invoice: ModelInvoice = {
    issued_at: at, finalize_at: isBefore(graceEnd, world.now) ? world.now : graceEnd,
    status: 'draft', sources, bill: null, due_at: null, isDue: false, credits: [], paid: zero,
  }
  if (billNow(world, invoice).lines.length === 0) return world
  return { ...world, invoices: [...world.invoices, invoice] }
}

/** The discounts after an invoice that each of those which took something has reduced. */
const counted = ({ discounts }: World, bill: Bill): ModelDiscount[] =>
  discounts.map((one, number) => one.left !== null
    && bill.discounts.some(({ discount }) => discount === number)
    ? { ...one, left: one.left - 1 } : one)

/** From here on the invoice never changes; credits pay what they can of it (INV 5.1). */
export const finalized = (world: World, number: number): World => {
  const invoice = world.invoices[number] as ModelInvoice
  const { now: at } = world
  const bill = billNow(world, invoice)
  const { currency } = world.catalogue
  const { ledger, credits } =
    applied(world.ledger, { total: bill.total, currency, at, invoice: number })
  const after = withInvoice({ ...world, discounts: counted(world, bill), ledger }, number, {
    status: 'finalized', bill, credits,
    due_at: hoursAfter(at, world.settings.termsDays * 24),
  })
  if (compare(bill.total, zero) >= 0) return after
  return {
    ...after,
    ledger: granted(after.ledger, {
      origin: 'negative_invoice', currency, amount: negate(bill.total), priority: 0,
      cost_basis: '0', effective_at: at, expires_at: null,
    }),
  }
}
