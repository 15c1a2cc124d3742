import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refused-discount-taken-elsewhere',
  breaks: 'What a coupon cannot take of a credited line it takes of others.',
  requirement: 'DSC-2.9',
  file: 'reference-engine/src/domain/invoicing/discounts.ts',
  find: 'Money.of(asked.amount.min(possible.amount), currency)',
  replace: 'asked',
})
