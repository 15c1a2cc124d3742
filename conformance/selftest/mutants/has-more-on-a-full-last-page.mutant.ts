import { mutant } from '../mutant.ts'

export default mutant({
  name: 'has-more-on-a-full-last-page',
  breaks: 'A full last page says that another follows.',
  requirement: 'PAG-4.6',
  file: 'reference-engine/src/persistence/record-table.ts',
  find: 'hasMore: found.length > limit',
  replace: 'hasMore: found.length >= limit',
})
