import { mutant } from '../mutant.ts'

export default mutant({
  name: 'included-quantity-not-billed',
  breaks: 'An invoice forgets the included quantity that a preview takes off.',
  requirement: 'PRC-7.3',
  file: 'reference-engine/src/domain/invoicing/invoice-lines.ts',
  find: '= rate(source.price, usage)',
  replace: [
    '= rate({ ...source.price,',
    '    includedQuantity: source.price.includedQuantity.minus(source.price.includedQuantity),',
    '  }, usage)',
  ].join('\n'),
})
