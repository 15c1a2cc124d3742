import { Refusal } from '../refusal.ts'

/** A currency as the pinned table of the contract lists it (MON 6). */
export type Currency = { readonly code: string; readonly minorDigits: number }

/** The pinned table by ISO 4217 code; the caller builds it from the contract's currency list. */
export type CurrencyTable = ReadonlyMap<string, Currency>

export const currencyTable = (currencies: readonly Currency[]): CurrencyTable =>
  new Map(currencies.map((currency) => [currency.code, currency]))

/** The listed currency, or the refusal `currency_unknown` (MON 6). */
export const currencyOf = (table: CurrencyTable, code: string): Currency => {
  const currency = table.get(code)
  if (!currency) throw new Refusal('currency_unknown', { currency: code })
  return currency
}
