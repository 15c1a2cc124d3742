import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupon-for-every-subscription',
  breaks: 'A coupon for one subscription reduces all invoices.',
  requirement: 'DSC-2.1',
  file: 'reference-engine/src/application/invoices/discounts-in-force.ts',
  find: '(discount.subscriptionId === null || discount.subscriptionId === subscriptionId)',
  replace: '(discount.subscriptionId !== \'\' || subscriptionId !== \'\')',
})
