import { mutant } from '../mutant.ts'

export default mutant({
  name: 'inclusive-tax-on-top',
  breaks: 'An inclusive tax is added to the total.',
  requirement: 'TAX-1.2',
  file: 'reference-engine/src/domain/invoicing/calculate-invoice.ts',
  find: 'filter(({ rate }) => !rate.inclusive)',
  replace: 'filter(({ rate }) => rate.id !== \'\')',
})
