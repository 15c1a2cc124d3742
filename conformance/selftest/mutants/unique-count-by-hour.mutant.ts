import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unique-count-by-hour',
  breaks: 'A value that comes again in another hour counts again.',
  requirement: 'MTR-1.4',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'count(distinct u.value)',
  replace: 'count(u.value)',
})
