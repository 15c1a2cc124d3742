import { mutant } from '../mutant.ts'

export default mutant({
  name: 'discount-of-another-customer',
  breaks: 'A discount is removed under any customer.',
  requirement: 'DSC-2.6',
  file: 'reference-engine/src/application/discounts/remove-discount.ts',
  find: 'if (discount.customerId !== customerId) throw new Refusal(\'discount_not_found\')',
  replace: '',
})
