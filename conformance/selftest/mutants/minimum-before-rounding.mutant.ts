import { mutant } from '../mutant.ts'

export default mutant({
  name: 'minimum-before-rounding',
  breaks: 'The minimum is added to the amount as it was before the discounts.',
  requirement: 'PRC-6.4',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: 'minimumAdjustment(price, amount)',
  replace: 'minimumAdjustment(price, Money.round(sumOf(charged), currency))',
})
