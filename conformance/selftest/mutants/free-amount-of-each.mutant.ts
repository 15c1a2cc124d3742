import { mutant } from '../mutant.ts'

export default mutant({
  name: 'free-amount-of-each',
  breaks: 'The free amount is free of each transaction.',
  requirement: 'PRC-5.3',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: [
    '    amountLeft = amountLeft.minus(free).max(Decimal.zero)',
    '',
  ].join('\n'),
  replace: '',
})
