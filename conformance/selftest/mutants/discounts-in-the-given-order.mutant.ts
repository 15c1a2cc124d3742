import { mutant } from '../mutant.ts'

export default mutant({
  name: 'discounts-in-the-given-order',
  breaks: 'Discounts are applied in the order in which they stand.',
  requirement: 'PRC-6.1',
  file: 'reference-engine/src/domain/pricing/discounts.ts',
  find: [
    'discounts.toSorted((one, other) =>',
    '    order.indexOf(one.type) - order.indexOf(other.type))',
  ].join('\n'),
  replace: 'discounts',
})
