/**
 * A whole number of any size: a number as long as that is exact (up to 2^53 - 1), a bigint beyond.
 * Each value has one form only. Nearly all money fits the first, which is many times as fast.
 */
export type ExactInteger = number | bigint

const largest = BigInt(Number.MAX_SAFE_INTEGER)

/** The one form of a bigint. */
export const exactInteger = (value: bigint): ExactInteger =>
  value <= largest && value >= -largest ? Number(value) : value

/** The most digits of which every integer is a number. */
const numberDigits = 15

/** Reads decimal digits, with a minus before them where it is below zero. */
export const readInteger = (digits: string): ExactInteger =>
  digits.length <= numberDigits ? Number(digits) + 0 : exactInteger(BigInt(digits))

/** The one form of a product or sum of numbers, if it is exact; -0 becomes 0. */
const exact = (value: number): ExactInteger | undefined =>
  Number.isSafeInteger(value) ? value + 0 : undefined

export const plus = (one: ExactInteger, other: ExactInteger): ExactInteger => {
  const sum = typeof one === 'number' && typeof other === 'number' ? exact(one + other) : undefined
  return sum ?? exactInteger(BigInt(one) + BigInt(other))
}

export const times = (one: ExactInteger, other: ExactInteger): ExactInteger => {
  const product =
    typeof one === 'number' && typeof other === 'number' ? exact(one * other) : undefined
  return product ?? exactInteger(BigInt(one) * BigInt(other))
}

export const negate = (value: ExactInteger): ExactInteger =>
  typeof value === 'number' ? 0 - value : -value

const powers: ExactInteger[] =
  Array.from({ length: 40 }, (_, exponent) => exactInteger(10n ** BigInt(exponent)))

/** 10^`exponent`. */
export const tenTo = (exponent: number): ExactInteger =>
  powers[exponent] ?? exactInteger(10n ** BigInt(exponent))

/** The floor of `dividend` / `divisor`, which is above 0, and what remains: 0 or more. */
export const divide = (
  dividend: ExactInteger,
  divisor: ExactInteger,
): { readonly floor: ExactInteger; readonly rest: ExactInteger } => {
  if (typeof dividend === 'number' && typeof divisor === 'number') {
    const rest = dividend % divisor
    const floor = (dividend - rest) / divisor
    return rest < 0 ? { floor: floor - 1, rest: rest + divisor } : { floor, rest: rest + 0 }
  }
  const [value, by] = [BigInt(dividend), BigInt(divisor)]
  const [quotient, rest] = [value / by, value % by]
  return rest < 0n
    ? { floor: exactInteger(quotient - 1n), rest: exactInteger(rest + by) }
    : { floor: exactInteger(quotient), rest: exactInteger(rest) }
}

/** How many of `scale` fraction digits are zeros at the end. */
export const zerosAtEnd = (value: ExactInteger, scale: number): number => {
  let zeros = 0
  if (typeof value === 'number') {
    if (value === 0) return scale
    for (let rest = value; zeros < scale && rest % 10 === 0; rest /= 10) zeros += 1
    return zeros
  }
  for (let rest = value; zeros < scale && rest % 10n === 0n; rest /= 10n) zeros += 1
  return zeros
}
