import { readdirSync, readFileSync } from 'node:fs'
import type {
  Currency, Interval, MeterUsageWindow, PricePreview, UsageEventInput,
} from '@valora/spec/types'
import type { CorrectionTerms } from '../oracle/corrections.ts'
import type { AdjustmentLine } from '../oracle/late-usage.ts'
import type { Measure, Window } from '../oracle/measure.ts'
import type { RatedPrice } from '../oracle/rate.ts'
import type { Reconciled } from '../oracle/reconcile.ts'
import type { UsageQuery } from '../oracle/usage.ts'
import type {
  CouponsCase, CreditNotesCase, CreditsCase, StubsCase, SubscriptionsCase, TaxesCase,
} from './billing-cases.ts'
import type { GroupRow } from './source/price-terms.ts'

type Case = { id: string; requirement: string; why: string }

export type VectorEvent =
  Required<Pick<UsageEventInput, 'id' | 'event_name' | 'timestamp' | 'properties'>>

type Derived = 'rated_quantity' | 'minimum_adjustment' | 'maximum_adjustment' | 'total'

export type PricingCase = Case & Partial<Pick<PricePreview, Derived>> & {
  currency: Currency
  price: RatedPrice
  /** One of these three says what was used. */
  quantity?: string
  transactions?: string[]
  groups?: GroupRow[]
  steps?: Omit<PricePreview['steps'][number], 'amount_unrounded'>[]
  amount_unrounded: string
  amount: string
}

export type PeriodsCase = Case & {
  anchor: string
  time_zone: string
  interval: Interval
  boundaries: { k: number; at: string }[]
}

type Counted = Pick<MeterUsageWindow, 'quantity' | 'event_count' | 'event_checksum'>

type Measured = Case & {
  /** Its event name is that of the events. */
  meter: Omit<Measure, 'value_property'> & { event_name?: string; value_property?: string }
  events: VectorEvent[]
}

export type QuantitiesCase = Measured & Counted & { window: Window }

export type CorrectionsCase = QuantitiesCase & { corrections: CorrectionTerms[] }

export type UsageCase = Measured & { query: UsageQuery; rows: MeterUsageWindow[] }

export type WantedLine = Counted & {
  kind: 'usage' | 'minimum' | 'maximum'
  rated_quantity: string
  amount_unrounded: string
  amount: string
}

export type LinesCase = Measured & {
  currency: Currency
  price: RatedPrice
  window: Window
  lines: WantedLine[]
  late: {
    events?: VectorEvent[]
    corrections?: CorrectionTerms[]
    adjustment: AdjustmentLine | null
  }[]
}

export type ReconciliationCase = Case & {
  meters: (QuantitiesCase['meter'] & { name: string; event_name: string })[]
  /** The events of each customer, by a name for it. */
  customers: Record<string, VectorEvent[]>
  corrections: Record<string, CorrectionTerms[]>
  window: Window
  /** By the names of customers and meters, in any order. */
  entries: Reconciled[]
}

export type Vectors = {
  pricing: PricingCase
  periods: PeriodsCase
  quantities: QuantitiesCase
  usage: UsageCase
  corrections: CorrectionsCase
  lines: LinesCase
  reconciliation: ReconciliationCase
  stubs: StubsCase
  subscriptions: SubscriptionsCase
  coupons: CouponsCase
  taxes: TaxesCase
  credits: CreditsCase
  'credit-notes': CreditNotesCase
}

type VectorFile = { kind: string; cases: unknown[] }

const folder = new URL('./', import.meta.url)

/** The names of the files, without the schema. */
export const vectorFiles = (): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.json') && !name.includes('.schema.')).sort()

const read = (name: string): VectorFile =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as VectorFile

/** The golden cases of one kind, from all of its files; see vectors.schema.json. */
export const readVectors = <Kind extends keyof Vectors>(kind: Kind): Vectors[Kind][] =>
  vectorFiles().map(read).filter((file) => file.kind === kind)
    .flatMap(({ cases }) => cases as Vectors[Kind][])
