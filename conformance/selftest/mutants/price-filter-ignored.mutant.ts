import { mutant } from '../mutant.ts'

export default mutant({
  name: 'price-filter-ignored',
  breaks: 'The prices of a product are the prices of all products.',
  requirement: 'RES-1.6',
  file: 'reference-engine/src/persistence/catalogue/price-repository.ts',
  find: 'productId === undefined ? {} : { productId }',
  replace: 'productId === undefined ? {} : {}',
})
