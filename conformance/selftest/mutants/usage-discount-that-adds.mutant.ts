import { mutant } from '../mutant.ts'

export default mutant({
  name: 'usage-discount-that-adds',
  breaks: 'A usage discount adds what a lower volume would cost more.',
  requirement: 'PRC-6.2',
  file: 'reference-engine/src/domain/pricing/usage-discount.ts',
  find: [
    '  return unitAmount.isPositive()',
    '    ? ',
  ].join('\n'),
  replace: [
    '  return !unitAmount.isZero()',
    '    ? ',
  ].join('\n'),
})
