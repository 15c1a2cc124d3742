import type { Json } from '../canonical-json.ts'
import { Decimal } from '../money/decimal.ts'
import { instantText } from '../time/instant-text.ts'
import { parseInstant } from '../time/instant.ts'
import type { Period } from '../time/instant.ts'
import type { Portion, ProrationUnit } from '../time/portion.ts'
import type {
  ChargeSource, LineSource, OneOffSource, ProrationCreditSource, UsageSource,
} from './line-source.ts'

type PeriodJson = { readonly start: string; readonly end: string }
type PortionJson =
  { readonly numerator: number; readonly denominator: number; readonly unit: ProrationUnit }
type OfItemJson =
  { readonly item_id: string; readonly price_id: string; readonly period: PeriodJson }
type ChargeJson = OfItemJson & {
  readonly kind: ChargeSource['kind']
  readonly quantity: string
  readonly portion: PortionJson | null
  readonly trial: boolean
}
type UsageJson = OfItemJson
  & { readonly kind: 'usage'; readonly trial: boolean; readonly continues: PeriodJson | null }
type CreditJson = OfItemJson & {
  readonly kind: 'proration_credit'
  readonly charged: PeriodJson
  readonly portion: PortionJson
}
type OneOffJson = {
  readonly kind: 'one_off'
  readonly line_id: string
  readonly description: string
  readonly quantity: string
  readonly unit_amount: string
  readonly period: PeriodJson | null
  readonly tax_rate_ids: readonly string[] | null
}

/** A source of a line as it is stored. */
export type LineSourceJson = ChargeJson | UsageJson | CreditJson | OneOffJson

/** The sources of an invoice as JSON, to be stored with it. */
export const lineSourcesJson = (sources: readonly LineSource[]): readonly LineSourceJson[] =>
  sources.map(sourceJson)

/** The sources of an invoice as they were stored. */
export const readLineSources = (stored: Json): LineSource[] =>
  (stored as readonly LineSourceJson[]).map(readSource)

const sourceJson = (source: LineSource): LineSourceJson => {
  switch (source.kind) {
    case 'fixed':
    case 'proration_charge': return chargeJson(source)
    case 'usage': return usageJson(source)
    case 'proration_credit': return creditJson(source)
    case 'one_off': return oneOffJson(source)
  }
}

const ofItemJson = ({ itemId, priceId, period }: ChargeSource | UsageSource
  | ProrationCreditSource): OfItemJson =>
  ({ item_id: itemId, price_id: priceId, period: periodJson(period) })

const chargeJson = (source: ChargeSource): ChargeJson => ({
  kind: source.kind, ...ofItemJson(source), quantity: source.quantity.toString(),
  portion: source.portion === undefined ? null : portionJson(source.portion),
  trial: source.trial,
})

const usageJson = (source: UsageSource): UsageJson => ({
  kind: source.kind, ...ofItemJson(source), trial: source.trial,
  continues: source.continues === undefined ? null : periodJson(source.continues),
})

const creditJson = (source: ProrationCreditSource): CreditJson => ({
  kind: source.kind, ...ofItemJson(source),
  charged: periodJson(source.charged), portion: portionJson(source.portion),
})

const oneOffJson = (source: OneOffSource): OneOffJson => ({
  kind: source.kind, line_id: source.lineId, description: source.description,
  quantity: source.quantity.toString(), unit_amount: source.unitAmount.toString(),
  period: source.period === undefined ? null : periodJson(source.period),
  tax_rate_ids: source.taxRateIds ?? null,
})

const periodJson = ({ start, end }: Period): PeriodJson =>
  ({ start: instantText(start), end: instantText(end) })

const portionJson = ({ numerator, denominator, unit }: Portion): PortionJson =>
  ({ numerator, denominator, unit })

const readSource = (stored: LineSourceJson): LineSource => {
  switch (stored.kind) {
    case 'fixed':
    case 'proration_charge': return readCharge(stored)
    case 'usage': return readUsage(stored)
    case 'proration_credit': return readCredit(stored)
    case 'one_off': return readOneOff(stored)
  }
}

const readOfItem = ({ item_id, price_id, period }: OfItemJson) =>
  ({ itemId: item_id, priceId: price_id, period: readPeriod(period) })

const readCharge = (stored: ChargeJson): ChargeSource => ({
  kind: stored.kind, ...readOfItem(stored), quantity: Decimal.parse(stored.quantity),
  portion: stored.portion ?? undefined, trial: stored.trial,
})

const readUsage = (stored: UsageJson): UsageSource => ({
  kind: stored.kind, ...readOfItem(stored), trial: stored.trial,
  continues: stored.continues === null ? undefined : readPeriod(stored.continues),
})

const readCredit = (stored: CreditJson): ProrationCreditSource => ({
  kind: stored.kind, ...readOfItem(stored),
  charged: readPeriod(stored.charged), portion: stored.portion,
})

const readOneOff = (stored: OneOffJson): OneOffSource => ({
  kind: stored.kind, lineId: stored.line_id, description: stored.description,
  quantity: Decimal.parse(stored.quantity), unitAmount: Decimal.parse(stored.unit_amount),
  period: stored.period === null ? undefined : readPeriod(stored.period),
  taxRateIds: stored.tax_rate_ids ?? undefined,
})

const readPeriod = ({ start, end }: PeriodJson): Period =>
  ({ start: parseInstant(start), end: parseInstant(end) })
