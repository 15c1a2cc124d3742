import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unique-count-by-hour',
  breaks: 'A value that comes again in another hour counts again.',
  requirement: 'MTR-1.4',
  file: 'reference-engine/src/persistence/usage/usage-quantity.ts',
  find: 'count(distinct value)',
  replace: 'count(value)',
})
