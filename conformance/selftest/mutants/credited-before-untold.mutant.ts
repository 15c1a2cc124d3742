import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credited-before-untold',
  breaks: 'An explanation does not say what coupons had to leave.',
  requirement: 'DSC-2.10',
  file: 'reference-engine/src/domain/invoicing/calculation.ts',
  find: 'before === undefined ? \'\' : ',
  replace: 'before === undefined || before.amount.scale >= 0 ? \'\' : ',
})
