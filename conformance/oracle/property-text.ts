import type { UsageEventInput } from '@valora/spec/types'

/** What the oracle reads of an event. */
export type Measured = Pick<UsageEventInput, 'id' | 'timestamp' | 'properties'>

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

/** The text by which values are told apart: 42 is "42", true is "true" (MTR 1). */
export const textOf = (value: string | number | boolean): string =>
  typeof value === 'number' ? plainDecimal(value) : String(value)

/** The text of an event's property; null where the event has none. */
export const propertyText = ({ properties = {} }: Measured, name: string): string | null => {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined
  return value === undefined ? null : textOf(value)
}
