import { mutant } from '../mutant.ts'

export default mutant({
  name: 'inclusive-tax-of-the-gross',
  breaks: 'An inclusive tax is its percentage of the whole line.',
  requirement: 'TAX-1.2',
  file: 'reference-engine/src/domain/invoicing/taxes.ts',
  find: 'Fraction.ratio(netAmount.amount.times(hundred), hundred.plus(inside))',
  replace: 'Fraction.ratio(netAmount.amount.times(hundred), inside.isZero() ? hundred : hundred)',
})
