import { moneyWithoutCurrency } from '../src/money-without-currency.ts'
import type { MediaType } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<MediaType>({
  id: 'amounts-have-a-currency',
  given: places.mediaTypes,
  severity: 'error',
  message: 'Every amount has a currency in the same object or in an enclosing one',
  fix: 'Add a currency property to the object, or put the object inside of one that has it',
  restsOn: ['MON-2.1'],
  *function({ schema }, { root }) {
    if (schema === undefined) return
    for (const found of moneyWithoutCurrency(schema, root)) {
      yield { at: ['schema'], detail: `${found} has none` }
    }
  },
})
