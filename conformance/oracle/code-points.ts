/** Negative, zero or positive, as one text comes before, with or after the other (MTR 2). */
export const compareCodePoints = (one: string, other: string): number => {
  const [left, right] = [Array.from(one), Array.from(other)]
  const at = left.findIndex((letter, index) => letter !== right[index])
  if (at < 0) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1)
}
