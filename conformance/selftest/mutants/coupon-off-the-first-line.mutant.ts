import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupon-off-the-first-line',
  breaks: 'The first line carries all of a discount.',
  requirement: 'DSC-2.1',
  file: 'reference-engine/src/domain/invoicing/discounts.ts',
  find: 'proportionally(asked, left)',
  replace: 'left.map((_, index) => index === 0 ? asked : zero)',
})
