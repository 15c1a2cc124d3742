import { mutant } from '../mutant.ts'

export default mutant({
  name: 'archived-once-more',
  breaks: 'Archiving again changes the time of it.',
  requirement: 'RES-1.2',
  file: 'reference-engine/src/application/products/archive-product.ts',
  find: [
    '      if (product.archivedAt !== null) return product',
    '',
  ].join('\n'),
  replace: '',
})
