const decimal = /^-?\d+(?:\.\d+)?$/

const scaled = (text: string, digits: number): bigint => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const value = BigInt(`${whole}${fraction.padEnd(digits, '0')}`)
  return text.startsWith('-') ? -value : value
}

const fractionDigits = (text: string): number => text.split('.')[1]?.length ?? 0

/** Negative, zero or positive as a is less than, equal to or greater than b; NaN for no decimal. */
export const compareDecimals = (a: string, b: string): number => {
  if (!decimal.test(a) || !decimal.test(b)) return Number.NaN
  const digits = Math.max(fractionDigits(a), fractionDigits(b))
  const difference = scaled(a, digits) - scaled(b, digits)
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}
