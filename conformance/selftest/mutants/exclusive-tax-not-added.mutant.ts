import { mutant } from '../mutant.ts'

export default mutant({
  name: 'exclusive-tax-not-added',
  breaks: 'An exclusive tax is told, and not added.',
  requirement: 'TAX-1.2',
  file: 'reference-engine/src/domain/invoicing/calculate-invoice.ts',
  find: 'filter(({ rate }) => !rate.inclusive)',
  replace: 'filter(({ rate }) => rate.id === \'\')',
})
