import { mutant } from '../mutant.ts'

export default mutant({
  name: 'minimum-before-the-discounts',
  breaks: 'A minimum is compared with the amount before its discounts.',
  requirement: 'PRC-6.4',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: 'minimumAdjustment(price, amount)',
  replace: 'minimumAdjustment(price, Money.round(sumOf(charged), currency))',
})
