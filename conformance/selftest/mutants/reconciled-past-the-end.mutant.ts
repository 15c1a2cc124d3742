import { mutant } from '../mutant.ts'

export default mutant({
  name: 'reconciled-past-the-end',
  breaks: 'A reconciliation counts what comes after its window.',
  requirement: 'USG-8.1',
  file: 'reference-engine/src/persistence/usage/reconciliation-statement.ts',
  find: 'hours ? instantText(hours.end) : null',
  replace: 'hours ? \'infinity\' : null',
})
