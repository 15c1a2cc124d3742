import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupons-off-the-whole',
  breaks: 'Each coupon is taken off the whole, whatever the one before it left.',
  requirement: 'DSC-2.5',
  file: 'reference-engine/src/domain/invoicing/discounts.ts',
  find: 'amountOf(discount, Money.sum(left, currency))',
  replace: 'amountOf(discount, Money.sum(weights, currency))',
})
