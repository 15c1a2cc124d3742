import { mutant } from '../mutant.ts'

export default mutant({
  name: 'no-adjustment-below-zero',
  breaks: 'Usage that became less is not given back.',
  requirement: 'USG-7.2',
  file: 'reference-engine/src/domain/invoicing/usage-adjustment.ts',
  find: '  const quantity = measured.quantity.minus(billed.quantity)',
  replace: [
    '  if (total.minus(billed.amount).isNegative()) return undefined',
    '  const quantity = measured.quantity.minus(billed.quantity)',
  ].join('\n'),
})
