import { mutant } from '../mutant.ts'

export default mutant({
  name: 'total-of-exact-amounts',
  breaks: 'The total is the rounded sum of exact amounts.',
  requirement: 'MON-5.1',
  file: 'reference-engine/src/domain/invoicing/calculate-invoice.ts',
  find: 'const total = Money.sum([subtotal.minus(discountTotal), ...added',
  replace: [
    'const exact = lines.reduce((sum, line) => sum.plus(line.amountUnrounded),',
    '    subtotal.amount.minus(subtotal.amount))',
    '  const total = Money.sum([Money.round(exact, currency).minus(discountTotal), ...added',
  ].join('\n'),
})
