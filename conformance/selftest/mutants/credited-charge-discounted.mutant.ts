import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credited-charge-discounted',
  breaks: 'A coupon takes what final invoices have credited, too.',
  requirement: 'DSC-2.9',
  file: 'reference-engine/src/domain/invoicing/discounts.ts',
  find: 'amount.min(room.amount.max(Decimal.zero))',
  replace: 'amount',
})
