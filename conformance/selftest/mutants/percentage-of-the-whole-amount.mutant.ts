import { mutant } from '../mutant.ts'

export default mutant({
  name: 'percentage-of-the-whole-amount',
  breaks: 'A percentage is taken of the amount before the other discounts.',
  requirement: 'PRC-6.1',
  file: 'reference-engine/src/domain/pricing/discounts.ts',
  find: 'stepOf(discount, { amount: running, amountWithout })',
  replace: [
    'stepOf(discount,',
    '        { amount: discount.type === \'percentage\' ? amount : running, amountWithout })',
  ].join('\n'),
})
