import { mutant } from '../mutant.ts'

export default mutant({
  name: 'late-usage-dropped',
  breaks: 'Late usage is taken and never billed.',
  requirement: 'USG-7.1',
  file: 'reference-engine/src/application/invoices/late-usage.ts',
  find: 'return line === undefined ? [] : [...withTrialDiscount([line])]',
  replace: 'return line === undefined ? [] : [...withTrialDiscount([line])].slice(0, 0)',
})
