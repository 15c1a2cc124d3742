import { readFileSync } from 'node:fs'
import type { Aggregation, Currency, Interval, UsageEventInput } from '@valora/spec/types'
import type { RatedPrice } from '../oracle/rate.ts'

type Case = { id: string; requirement: string; why: string }

export type PricingCase = Case & {
  currency: Currency
  price: RatedPrice
  quantity: string
  amount_unrounded: string
  amount: string
}

export type PeriodsCase = Case & {
  anchor: string
  time_zone: string
  interval: Interval
  boundaries: { k: number; at: string }[]
}

export type QuantitiesCase = Case & {
  meter: { aggregation: Aggregation; value_property?: string }
  window: { start: string; end: string }
  events: Pick<Required<UsageEventInput>, 'id' | 'event_name' | 'timestamp' | 'properties'>[]
  quantity: string
  event_count: number
  event_checksum: string
}

type Vectors = { pricing: PricingCase; periods: PeriodsCase; quantities: QuantitiesCase }

/** The golden cases of one kind, see vectors.schema.json. */
export const readVectors = <Kind extends keyof Vectors>(kind: Kind): Vectors[Kind][] => {
  const text = readFileSync(new URL(`${kind}.json`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { cases: Vectors[Kind][] }).cases
}
