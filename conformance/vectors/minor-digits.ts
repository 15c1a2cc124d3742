/** Minor digits of the currencies that cases are in. */
export const minorDigits: Readonly<Record<string, number>> = { USD: 2, JPY: 0, KWD: 3 }

export const digitsOf = (currency: string): number => {
  const digits = minorDigits[currency]
  if (digits === undefined) throw new Error(`no case is in ${currency} yet: name its minor digits`)
  return digits
}
