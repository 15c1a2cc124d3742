import { mutant } from '../mutant.ts'

export default mutant({
  name: 'newest-coupon-first',
  breaks: 'The coupon that was given last applies first.',
  requirement: 'DSC-2.5',
  file: 'reference-engine/src/application/invoices/discounts-in-force.ts',
  find: '.filter((each) => reduces(each, subject))',
  replace: '.toReversed().filter((each) => reduces(each, subject))',
})
