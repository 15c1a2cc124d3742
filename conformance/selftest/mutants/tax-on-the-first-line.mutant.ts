import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tax-on-the-first-line',
  breaks: 'The first line carries the whole tax.',
  requirement: 'TAX-1.3',
  file: 'reference-engine/src/domain/invoicing/taxes.ts',
  find: 'const share = Money.of(shares[index] ?? Decimal.zero, currency)',
  replace: 'const share = index > 0 || shares.length === 0 ? Money.zero(currency) : amount',
})
