import { canonicalJson } from '../canonical-json.ts'
import { formatChecksum } from '../metering/checksum.ts'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { toPlain } from '../plain.ts'
import type { Price } from '../pricing/price.ts'
import type { RatedStep } from '../pricing/rating-step.ts'
import { instantText } from '../time/instant-text.ts'
import type { Period } from '../time/instant.ts'
import type { Portion } from '../time/portion.ts'
import type { Sha256 } from '../digest.ts'
import type { BilledLine } from './invoice-line.ts'

/** The derivation of an invoice in wire names and wire texts; each line as canonical JSON. */
export type Calculation = {
  readonly currency: string
  readonly lines: readonly string[]
  readonly subtotal: string
  readonly discounts: readonly {
    readonly percentage: string | null
    readonly amount_off: string | null
    readonly amount: string
  }[]
  readonly taxes: readonly {
    readonly percentage: string
    readonly inclusive: boolean
    readonly taxable_amount: string
    readonly amount: string
  }[]
  readonly total: string
  readonly credits: readonly { readonly origin: string; readonly amount: string }[]
  readonly amountDue: string
}

/**
 * The canonical JSON of a calculation, in which members stand in the order of their names. It is
 * written by hand, because every invoice that is ever billed comes by here. It holds no ids and no
 * creation times, so that the same inputs give the same text in any organization (INV 8, DET 2).
 */
export const calculationText = (calculation: Calculation): string =>
  `{"amount_due":"${calculation.amountDue}"`
  + `,"credits":[${calculation.credits.map(creditText).join(',')}]`
  + `,"currency":"${calculation.currency}"`
  + `,"discounts":[${calculation.discounts.map(discountText).join(',')}]`
  + `,"lines":[${calculation.lines.join(',')}],"subtotal":"${calculation.subtotal}"`
  + `,"taxes":[${calculation.taxes.map(taxText).join(',')}],"total":"${calculation.total}"}`

/** `sha256:` and 64 hex digits over a calculation (INV 8, DET 2). */
export const calculationDigest = (calculation: Calculation, sha256: Sha256): string =>
  `sha256:${sha256(calculationText(calculation))}`

const creditText = ({ amount, origin }: Calculation['credits'][number]): string =>
  `{"amount":"${amount}","origin":"${origin}"}`

const discountText = ({ amount, amount_off, percentage }: Calculation['discounts'][number]) =>
  `{"amount":"${amount}","amount_off":${textOrNull(amount_off)}`
  + `,"percentage":${textOrNull(percentage)}}`

const taxText = (tax: Calculation['taxes'][number]): string =>
  `{"amount":"${tax.amount}","inclusive":${tax.inclusive},"percentage":"${tax.percentage}"`
  + `,"taxable_amount":"${tax.taxable_amount}"}`

const textOrNull = (text: string | null): string => text === null ? 'null' : `"${text}"`

/** The derivation of one line as canonical JSON. */
export const lineCalculation = (line: BilledLine): string => {
  const price = rates(line) && line.price !== undefined ? priceTexts(line.price) : noPrice
  const tax = Money.sum(line.taxes.map(({ amount }) => amount), line.amount.currency)
  // In one piece: what is kept until it is stored costs the collector least that way.
  return [
    `{"amount":"${line.amount.toString()}"`,
    `,"amount_unrounded":"${line.amountUnrounded.toString()}"`, creditedText(line.creditedBefore),
    `,"discount_amount":"${line.discountAmount.toString()}"`, price.discounts,
    `,"event_checksum":"${formatChecksum(line.eventChecksum)}","event_count":${line.eventCount}`,
    price.includedQuantity, `,"kind":"${line.kind}"`, price.bounds,
    `,"net_amount":"${line.netAmount.toString()}","period":${periodText(line.period)}`,
    `,"portion":${portionText(line.portion)}`, price.pricing,
    `,"quantity":"${line.quantity.toString()}"`,
    `,"rated_quantity":"${line.ratedQuantity.toString()}"`,
    `,"rounding_residue":"${line.roundingResidue.toString()}"`,
    `,"steps":[${line.steps.map(stepText).join(',')}]`,
    `,"tax_amount":"${tax.toString()}"`, price.unitConversion, '}',
  ].join('')
}

/** Whether a line shows how its price rates: the others only refer to what was rated. */
const rates = ({ kind }: BilledLine): boolean => kind !== 'proration_credit'
  && kind !== 'trial_discount'

const creditedText = (before: Money | undefined): string =>
  before === undefined ? '' : `,"credited_before":"${before.toString()}"`

const periodText = (period: Period | undefined): string => period === undefined ? 'null'
  : `{"end":"${instantText(period.end)}","start":"${instantText(period.start)}"}`

const portionText = (portion: Portion | undefined): string => portion === undefined ? 'null'
  : `{"denominator":${portion.denominator},"numerator":${portion.numerator}`
    + `,"unit":"${portion.unit}"}`

/** A decimal or an amount has no character that would need an escape. */
const stepText = ({ ref, quantity, unitAmount, amountUnrounded, amount }: RatedStep): string =>
  `{"amount":"${amount.toString()}","amount_unrounded":"${amountUnrounded.toString()}"`
  + `,"quantity":"${quantity.toString()}","ref":"${ref}","unit_amount":"${unitAmount.toString()}"}`

/** What lines say of their price: members with the comma before them. */
type PriceTexts = {
  readonly [Name in 'discounts' | 'includedQuantity' | 'bounds' | 'pricing' | 'unitConversion']:
    string
}

type PriceValues = {
  readonly [Name in 'discounts' | 'includedQuantity' | 'maximumAmount' | 'minimumAmount'
    | 'pricing' | 'unitConversion']?: unknown
}

const textsOf = (price: PriceValues): PriceTexts => {
  const text = (value: unknown): string => canonicalJson(toPlain(value ?? null))
  return {
    discounts: `,"discounts":${text(price.discounts ?? [])}`,
    includedQuantity: `,"included_quantity":${text(price.includedQuantity ?? Decimal.zero)}`,
    bounds: `,"maximum_amount":${text(price.maximumAmount)}`
      + `,"minimum_amount":${text(price.minimumAmount)}`,
    pricing: `,"pricing":${text(price.pricing)}`,
    unitConversion: `,"unit_conversion":${text(price.unitConversion)}`,
  }
}

const noPrice = textsOf({})

/** A price never changes, and a run bills it many times: its texts are written once. */
const known = new WeakMap<Price, PriceTexts>()

const priceTexts = (price: Price): PriceTexts => {
  const found = known.get(price)
  if (found !== undefined) return found
  const texts = textsOf(price)
  known.set(price, texts)
  return texts
}
