import { mutant } from '../mutant.ts'

export default mutant({
  name: 'limit-ignored',
  breaks: 'A page holds fifty whatever limit says.',
  requirement: 'PAG-4.2',
  file: 'reference-engine/src/api/page-wanted.ts',
  find: 'limit: limit as number',
  replace: 'limit: 50 + 0 * (limit as number)',
})
