import { mutant } from '../mutant.ts'

export default mutant({
  name: 'sum-as-max',
  breaks: 'A sum meter takes the greatest value.',
  requirement: 'MTR-1.2',
  file: 'reference-engine/src/persistence/usage/usage-quantity.ts',
  find: 'when \'sum\' then t.sum',
  replace: 'when \'sum\' then t.max',
})
