import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zero-transaction-is-a-free-one',
  breaks: 'A transaction of zero or less uses up a free one.',
  requirement: 'PRC-5.2',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: [
    '    if (!amount.isPositive()) continue',
    '',
  ].join('\n'),
  replace: [
    '    if (!amount.isPositive()) transactionsLeft -= 1',
    '    if (!amount.isPositive()) continue',
    '',
  ].join('\n'),
})
