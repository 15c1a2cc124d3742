import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refunds-given-back',
  breaks: 'A transaction below zero lowers what the others cost.',
  requirement: 'PRC-5.1',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: [
    '    if (!amount.isPositive()) continue',
    '',
  ].join('\n'),
  replace: [
    '    if (amount.isNegative()) parts.push(amount)',
    '    if (!amount.isPositive()) continue',
    '',
  ].join('\n'),
})
