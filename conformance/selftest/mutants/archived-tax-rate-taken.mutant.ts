import { mutant } from '../mutant.ts'

export default mutant({
  name: 'archived-tax-rate-taken',
  breaks: 'An archived tax rate is taken for new things.',
  requirement: 'TAX-1.5',
  file: 'reference-engine/src/application/tax-rates/usable-tax-rates.ts',
  find: 'refuseArchived(added.map((rate) => ({ pointer: \'\', kept: rate })))',
  replace: '',
})
