import { mutant } from '../mutant.ts'

export default mutant({
  name: 'rates-of-a-line-ignored',
  breaks: 'A line has the tax rates of its invoice, whatever it says itself.',
  requirement: 'TAX-1.4',
  file: 'reference-engine/src/application/invoices/tax-rates-of.ts',
  find: '(line.manual?.taxRateIds ?? taxRateIds).map',
  replace: '(line.manual === null ? [] : taxRateIds).map',
})
