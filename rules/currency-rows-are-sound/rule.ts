import type { CurrencyRow } from '../src/openapi.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<CurrencyRow[]>({
  id: 'currency-rows-are-sound',
  given: ["$['x-registries'].currencies"],
  severity: 'error',
  message: 'A row of the currency table has an ISO 4217 code and its minor digits, in order',
  fix: 'Correct the row in spec/currencies.yaml',
  restsOn: ['MON-6.1', 'ISO 4217'],
  *function(rows) {
    for (const [index, { code, minor_digits: digits }] of rows.entries()) {
      if (!/^[A-Z]{3}$/.test(code)) yield { at: [index, 'code'], detail: `${code} is no code` }
      if (!Number.isInteger(digits) || digits < 0 || digits > 4) {
        yield { at: [index], detail: `${code} has ${digits} minor digits` }
      }
      const before = rows[index - 1]?.code
      if (before !== undefined && before >= code) {
        yield { at: [index, 'code'], detail: `${code} comes after ${before}` }
      }
    }
  },
})
