import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupon-in-another-currency',
  breaks: 'An amount is given to a subscription in another currency.',
  requirement: 'DSC-2.4',
  file: 'reference-engine/src/domain/credits/coupon.ts',
  find: 'currencyCode !== undefined',
  replace: 'currencyCode === \'\'',
})
