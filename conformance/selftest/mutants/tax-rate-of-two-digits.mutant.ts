import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tax-rate-of-two-digits',
  breaks: 'A tax rate is read with two fractional digits.',
  requirement: 'TAX-1.1',
  file: 'reference-engine/src/domain/invoicing/taxes.ts',
  find: 'Fraction.ratio(percentage, Decimal.integer(100))',
  replace: 'Fraction.ratio(Decimal.parse(Number(percentage.toString()).toFixed(2)), '
    + 'Decimal.integer(100))',
})
