import { mutant } from '../mutant.ts'

export default mutant({
  name: 'expired-coupon-given',
  breaks: 'A coupon is given after its time.',
  requirement: 'DSC-2.4',
  file: 'reference-engine/src/domain/credits/coupon.ts',
  find: 'if (redeemBy !== undefined && !isBefore(at, redeemBy)) return \'expired\'',
  replace: '',
})
