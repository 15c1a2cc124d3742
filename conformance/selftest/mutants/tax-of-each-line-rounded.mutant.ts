import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tax-of-each-line-rounded',
  breaks: 'The tax of a rate is the sum of what each line rounds.',
  requirement: 'TAX-1.1',
  file: 'reference-engine/src/domain/invoicing/taxes.ts',
  find: 'const amount = Money.round(sum(taxes), currency)',
  replace: 'const amount = Money.sum(taxes.map((tax) => Money.round(tax, currency)), currency)',
})
