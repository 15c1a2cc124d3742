/** Fractions of a second compare by value: .5 is .50. */
const key = (instant: string): string => {
  const [seconds = '', fraction = ''] = instant.replace('Z', '').split('.')
  return `${seconds}.${fraction.padEnd(6, '0')}`
}

/** Negative, zero or positive, as one instant comes before, with or after the other. */
export const compareInstants = (one: string, other: string): number => {
  const [left, right] = [key(one), key(other)]
  return left < right ? -1 : left > right ? 1 : 0
}

export const isBefore = (one: string, other: string): boolean => compareInstants(one, other) < 0

/** Microseconds since 1970. */
export const microseconds = (instant: string): bigint => {
  const [seconds = '', fraction = ''] = instant.replace('Z', '').split('.')
  return BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction.padEnd(6, '0'))
}
