import { isDecimalSchemaName } from '../src/money-names.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const decimals = ['1', '12', '7.5']
const impostors = ['', ' 1', '1 ', '+1', '01', '-01', '.5', '1.', '1e3', '1E3', '0x1', '1,5', '1_0',
  'NaN', 'Infinity', '-', '--1', '-0', '-0.00', '1\n', '\u0661']

const compile = (pattern: string): RegExp | undefined => {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return undefined
  }
}

export default defineRule<Schema>({
  id: 'decimal-patterns-admit-decimals-only',
  given: places.componentSchemas,
  severity: 'error',
  message: 'The pattern of a decimal admits plain decimals and nothing else',
  fix: 'Write the pattern as in Amount: no exponent, plus sign, leading zero or negative zero',
  restsOn: ['MON-1.2', 'MON-7.1'],
  *function({ type, pattern }, { path }) {
    if (!isDecimalSchemaName(String(path.at(-1))) || type !== 'string') return
    if (typeof pattern !== 'string') return
    const expression = compile(pattern)
    if (expression === undefined) {
      yield { at: ['pattern'], detail: 'it is no regular expression' }
      return
    }
    const at = ['pattern']
    for (const text of decimals) {
      if (!expression.test(text)) yield { at, detail: `it refuses ${JSON.stringify(text)}` }
    }
    for (const text of impostors) {
      if (expression.test(text)) yield { at, detail: `it admits ${JSON.stringify(text)}` }
    }
  },
})
