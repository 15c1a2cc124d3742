import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unknown-currency-taken',
  breaks: 'A currency outside of the table is taken with two digits.',
  requirement: 'MON-6.1',
  file: 'reference-engine/src/domain/money/currency.ts',
  find: 'const currency = table.get(code)',
  replace: 'const currency = table.get(code) ?? { code, minorDigits: 2 }',
})
