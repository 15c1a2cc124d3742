import { mutant } from '../mutant.ts'

export default mutant({
  name: 'included-quantity-not-billed',
  breaks: 'An invoice forgets the included quantity that a preview takes off.',
  requirement: 'PRC-7.3',
  file: 'reference-engine/src/domain/invoicing/invoice-lines.ts',
  find: '...rate(source.price, source.quantity.max(Decimal.zero)),',
  replace: [
    '...rate({ ...source.price, includedQuantity: Decimal.zero },',
    '      source.quantity.max(Decimal.zero)),',
  ].join('\n'),
})
