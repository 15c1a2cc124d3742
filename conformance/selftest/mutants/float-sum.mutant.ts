import { mutant } from '../mutant.ts'

export default mutant({
  name: 'float-sum',
  breaks: 'Sums are added as binary floats.',
  requirement: 'MTR-7.1',
  file: 'reference-engine/src/persistence/usage/rollup-statements.ts',
  find: 'coalesce(sum(number), 0), max(number),',
  replace: 'coalesce(sum(number::float8)::numeric, 0), max(number),',
})
