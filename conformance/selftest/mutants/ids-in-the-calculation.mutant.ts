import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ids-in-the-calculation',
  breaks: 'The calculation names the price by its id.',
  requirement: 'INV-8.3',
  file: 'reference-engine/src/domain/invoicing/calculation.ts',
  find: '  includedQuantity: line.price.includedQuantity,',
  replace: '  includedQuantity: line.price.includedQuantity, priceId: line.price.id,',
})
