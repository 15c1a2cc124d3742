import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tax-shares-rounded-alone',
  breaks: 'The share of each line in a tax is rounded by itself.',
  requirement: 'TAX-1.3',
  file: 'reference-engine/src/domain/invoicing/taxes.ts',
  find: 'const share = Money.of(shares[index] ?? Decimal.zero, currency)',
  replace: 'const share = Money.round(taxes[index] ?? sum([]), currency)',
})
