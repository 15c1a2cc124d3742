import { Decimal } from '../money/decimal.ts'

/**
 * A value in units of 10^-12, the finest a value can be (MON 3): whole numbers add up exactly and
 * many times faster than decimals.
 */
export type FixedValue = bigint

const digits = 12
const unit = 10n ** BigInt(digits)
const shape = /^(-?)(\d+)(?:\.(\d+))?$/

export const fixedInteger = (value: number): FixedValue => BigInt(value) * unit

/** The value of a decimal text; nothing where it has a digit that is finer than a value can be. */
export const fixedOf = (text: string): FixedValue | undefined => {
  const [, sign = '', whole = '', fraction = ''] = shape.exec(text) ?? []
  if (whole === '') return undefined
  const kept = fraction.length > digits ? fraction.replace(/0+$/, '') : fraction
  return kept.length > digits ? undefined : BigInt(sign + whole + kept.padEnd(digits, '0'))
}

export const decimalOf = (value: FixedValue): Decimal => Decimal.scaled(value, digits)

/** The shortest decimal text. */
export const fixedText = (value: FixedValue): string => {
  const sign = value < 0n ? '-' : ''
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0')
  const fraction = text.slice(-digits).replace(/0+$/, '')
  return sign + text.slice(0, -digits) + (fraction === '' ? '' : `.${fraction}`)
}

/** How a fixed value divides: `value` / (10^12 x `by`) is exact as numerator and denominator. */
export const fixedUnit = unit
