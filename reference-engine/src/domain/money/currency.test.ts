import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { currencyOf, currencyTable } from './currency.ts'

const table = currencyTable([{ code: 'EUR', minorDigits: 2 }, { code: 'JPY', minorDigits: 0 }])

test('a listed currency comes with its minor digits', () => {
  expect(currencyOf(table, 'JPY')).toEqual({ code: 'JPY', minorDigits: 0 })
})

test.each(['XXX', 'eur', '', 'constructor'])('%j is refused as unknown', (code) => {
  expect(() => currencyOf(table, code)).toThrow(new Refusal('currency_unknown', { currency: code }))
})
