import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tax-before-coupons',
  breaks: 'Tax is on what the lines cost before coupons.',
  requirement: 'TAX-1.1',
  file: 'reference-engine/src/domain/invoicing/calculate-invoice.ts',
  find: '({ netAmount: nets[index] ?? zero, rates: ratesOf(line) })',
  replace: '({ netAmount: line.amount, rates: ratesOf(line) })',
})
