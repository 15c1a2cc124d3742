import { mutant } from '../mutant.ts'

export default mutant({
  name: 'archived-coupon-given',
  breaks: 'An archived coupon is given.',
  requirement: 'DSC-2.4',
  file: 'reference-engine/src/domain/credits/coupon.ts',
  find: 'if (archived) return \'archived\'',
  replace: '',
})
