import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupon-below-zero',
  breaks: 'An amount coupon takes its amount, however little there is.',
  requirement: 'DSC-2.2',
  file: 'reference-engine/src/domain/invoicing/discounts.ts',
  find: 'Money.of(amountOff.amount.min(base.amount), currency)',
  replace: 'Money.of(amountOff.amount, currency)',
})
