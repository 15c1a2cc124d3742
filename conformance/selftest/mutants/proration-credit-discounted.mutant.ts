import { mutant } from '../mutant.ts'

export default mutant({
  name: 'proration-credit-discounted',
  breaks: 'A discount is taken off a proration credit, too.',
  requirement: 'DSC-2.7',
  file: 'reference-engine/src/domain/invoicing/discounts.ts',
  find: 'kind !== \'proration_credit\' && !trial',
  replace: 'kind !== \'trial_discount\' && !trial',
})
