import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupons-redeemed-at-once',
  breaks: 'Redemptions in parallel are counted one by one, and judged all at once.',
  requirement: 'DSC-2.4',
  file: 'reference-engine/src/application/discounts/apply-coupon.ts',
  find: 'store.coupons.findForUpdate({ organizationId, id: couponId })',
  replace: 'store.coupons.find({ organizationId, id: couponId })',
})
