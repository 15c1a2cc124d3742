import { mutant } from '../mutant.ts'

export default mutant({
  name: 'count-as-sum',
  breaks: 'A count meter adds values.',
  requirement: 'MTR-1.1',
  file: 'reference-engine/src/persistence/usage/usage-quantity.ts',
  find: 'when \'count\' then t.event_count',
  replace: 'when \'count\' then t.sum',
})
