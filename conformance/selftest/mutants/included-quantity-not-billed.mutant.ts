import { mutant } from '../mutant.ts'

export default mutant({
  name: 'included-quantity-not-billed',
  breaks: 'An invoice forgets the included quantity that a preview takes off.',
  requirement: 'PRC-7.3',
  file: 'reference-engine/src/domain/invoicing/usage-lines.ts',
  find: 'rateSegment(price, { usage, before })',
  replace: [
    'rateSegment({ ...price,',
    '      includedQuantity: price.includedQuantity.minus(price.includedQuantity),',
    '    }, { usage, before })',
  ].join('\n'),
})
