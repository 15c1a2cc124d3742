import { mutant } from '../mutant.ts'

export default mutant({
  name: 'minimum-wants-usage',
  breaks: 'Without usage no minimum is due.',
  requirement: 'PRC-6.5',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: 'const minimum = minimumAdjustment(price, amount)',
  replace: [
    'const minimum = ratedQuantity.isPositive()',
    '    ? minimumAdjustment(price, amount) : Money.zero(currency)',
  ].join('\n'),
})
