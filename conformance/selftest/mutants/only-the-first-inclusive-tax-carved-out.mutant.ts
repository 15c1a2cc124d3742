import { mutant } from '../mutant.ts'

export default mutant({
  name: 'only-the-first-inclusive-tax-carved-out',
  breaks: 'Of two inclusive taxes one is left in the base.',
  requirement: 'TAX-1.6',
  file: 'reference-engine/src/domain/invoicing/taxes.ts',
  find: 'rates.filter(({ inclusive }) => inclusive)',
  replace: 'rates.filter(({ inclusive }) => inclusive).slice(0, 1)',
})
