import { mutant } from '../mutant.ts'

export default mutant({
  name: 'archived-price-is-free',
  breaks: 'An archived price costs its subscribers nothing.',
  requirement: 'SUB-7.1',
  file: 'reference-engine/src/application/billing/sold-price.ts',
  find: 'price: rateablePrice(price, currencies),',
  replace: [
    'price: rateablePrice(price.archivedAt === null',
    '        ? price',
    '        : { ...price, pricing: { type: \'flat\', amount: \'0\' } }, currencies),',
  ].join('\n'),
})
