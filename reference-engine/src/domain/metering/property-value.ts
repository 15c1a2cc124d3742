import { fixedInteger, fixedOf } from './fixed-value.ts'
import type { FixedValue } from './fixed-value.ts'
import type { PropertyValue } from './usage-event.ts'

/** Why a property cannot be a meter's value; `code` is a fault of the registry (MTR 6). */
export type Unusable = { readonly code: string; readonly detail: string }

const notNumeric: Unusable = {
  code: 'meter_value_not_numeric',
  detail: 'The value is neither a JSON number nor a decimal string without exponent.',
}
const inexact: Unusable = {
  code: 'meter_value_out_of_range',
  detail: 'A JSON number of more than 15 digits is not exact: send it as a decimal string.',
}
const outOfRange: Unusable = {
  code: 'meter_value_out_of_range',
  detail: 'A value has at most 18 digits before and 12 digits after the point.',
}

const decimalText = /^-?(0|[1-9]\d*)(\.\d+)?$/
const negativeZero = /^-0(\.0+)?$/
const limit = 10n ** 30n

/**
 * The exact number in an event property (MTR 6, MTR 7).
 *
 * A JSON number arrives as a binary double, so the text the producer wrote is gone. Every decimal
 * of up to 15 significant digits survives that journey, and so does every safe integer: their
 * shortest text is taken as the value. A double that needs more digits is refused rather than
 * guessed, because 9007199254740993 and 0.1 + 0.2 would be billed as something else.
 */
export const numberIn = (value: PropertyValue): FixedValue | Unusable => {
  if (typeof value === 'string') {
    return decimalText.test(value) && !negativeZero.test(value) ? bounded(value) : notNumeric
  }
  if (typeof value !== 'number') return notNumeric
  if (Number.isSafeInteger(value)) return fixedInteger(value)
  const text = shortestDecimal(value)
  return significantDigits(text) <= 15 ? bounded(text) : inexact
}

/** The text by which `unique_count` tells values apart: 42 and "42" are one value. */
export const distinctIn = (value: PropertyValue): string =>
  typeof value === 'number' ? shortestDecimal(value) : String(value)

const bounded = (text: string): FixedValue | Unusable => {
  const value = fixedOf(text)
  return value === undefined || value >= limit || value <= -limit ? outOfRange : value
}

/** The shortest decimal text of a double (ECMAScript's), its exponent written out exactly. */
export const shortestDecimal = (value: number): string => {
  const text = JSON.stringify(value)
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!parts) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const digits = whole + fraction
  const point = whole.length + Number.parseInt(exponent, 10)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

const significantDigits = (text: string): number =>
  text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length
