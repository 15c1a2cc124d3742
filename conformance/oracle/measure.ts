import type { Aggregation, UsageEventInput } from '@valora/spec/types'
import { compareInstants, isBefore } from './instant-order.ts'
import { compare, parse, sum, zero, rational, type Rational } from './rational.ts'

/** What the oracle reads of an event. */
export type Measured = Pick<UsageEventInput, 'id' | 'timestamp' | 'properties'>

export type Measure = { aggregation: Aggregation; value_property?: string | null }

const textOf = (value: unknown): string =>
  typeof value === 'number' ? plainDecimal(value) : String(value)

/** The shortest decimal text of a JSON number, without an exponent. */
const plainDecimal = (value: number): string => {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const shift = Number(exponent)
  const digits = shift < 0 ? whole.padStart(1 - shift, '0') + fraction : whole + fraction
  const places = Math.max(0, fraction.length - shift)
  const padded = digits.padEnd(digits.length + Math.max(0, shift - fraction.length), '0')
  const text = places === 0 ? padded
    : `${padded.slice(0, -places).padStart(1, '0')}.${padded.slice(-places).padStart(places, '0')}`
  return value < 0 ? `-${text}` : text
}

const byTime = (a: Measured, b: Measured): number => {
  const order = compareInstants(a.timestamp, b.timestamp)
  if (order !== 0) return order
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The events at or after start and before end (MTR 2). */
export const within = <Event extends Measured>(
  events: readonly Event[], start: string, end: string,
): Event[] => events.filter(({ timestamp }) =>
  !isBefore(timestamp, start) && isBefore(timestamp, end))

/** The quantity of a meter over distinct events (MTR 1, MTR 3, MTR 7). */
export const measure = (meter: Measure, events: readonly Measured[]): Rational => {
  const raw = (event: Measured) => event.properties?.[meter.value_property ?? '']
  const values = () => events.map((event) => parse(textOf(raw(event))))
  if (meter.aggregation === 'count') return rational(BigInt(events.length))
  if (events.length === 0) return zero
  switch (meter.aggregation) {
    case 'sum': return sum(values())
    case 'max': return values().reduce((a, b) => (compare(a, b) >= 0 ? a : b))
    case 'unique_count':
      return rational(BigInt(new Set(events.map((one) => textOf(raw(one)))).size))
    case 'latest': return parse(textOf(raw(events.toSorted(byTime).at(-1) as Measured)))
  }
}
