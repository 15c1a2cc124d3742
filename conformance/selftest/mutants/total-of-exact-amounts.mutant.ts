import { mutant } from '../mutant.ts'

export default mutant({
  name: 'total-of-exact-amounts',
  breaks: 'The total is the rounded sum of exact amounts.',
  requirement: 'MON-5.1',
  file: 'reference-engine/src/domain/invoicing/calculate-invoice.ts',
  find: 'const subtotal = Money.sum(lines.map(({ amount }) => amount), currency)',
  replace: [
    'const [first, ...others] = lines',
    '  const exact = others.reduce((sum, line) =>',
    '    sum.plus(line.amountUnrounded), first.amountUnrounded)',
    '  const subtotal = Money.round(exact, currency)',
  ].join('\n'),
})
