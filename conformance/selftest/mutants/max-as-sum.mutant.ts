import { mutant } from '../mutant.ts'

export default mutant({
  name: 'max-as-sum',
  breaks: 'A max meter adds up.',
  requirement: 'MTR-1.3',
  file: 'reference-engine/src/persistence/usage/usage-quantity.ts',
  find: 'when \'max\' then t.max',
  replace: 'when \'max\' then t.sum',
})
