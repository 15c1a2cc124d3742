import { mutant } from '../mutant.ts'

export default mutant({
  name: 'no-adjustment-below-zero',
  breaks: 'Usage that became less is not given back.',
  requirement: 'USG-7.2',
  file: 'reference-engine/src/domain/invoicing/usage-adjustment.ts',
  find: [
    '  const amount = total.minus(billed.amount)',
    '',
  ].join('\n'),
  replace: [
    '  const amount = total.minus(billed.amount)',
    '  if (amount.isNegative()) return undefined',
    '',
  ].join('\n'),
})
