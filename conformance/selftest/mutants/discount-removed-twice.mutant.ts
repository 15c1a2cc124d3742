import { mutant } from '../mutant.ts'

export default mutant({
  name: 'discount-removed-twice',
  breaks: 'A removed discount can be removed again.',
  requirement: 'DSC-2.6',
  file: 'reference-engine/src/application/discounts/remove-discount.ts',
  find: 'const status = transition(discountMachine, { state: discount.status, action: '
    + '\'remove\' })',
  replace: 'const status = \'removed\' as const',
})
