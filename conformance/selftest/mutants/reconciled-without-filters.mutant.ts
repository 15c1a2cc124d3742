import { mutant } from '../mutant.ts'

export default mutant({
  name: 'reconciled-without-filters',
  breaks: 'A reconciliation counts what the filters of a meter leave out.',
  requirement: 'USG-8.1',
  file: 'reference-engine/src/persistence/usage/usage-reconciliation.ts',
  find: 'const contribution = meter?.measure(rawEvent(event)).contribution',
  replace: 'const contribution = rawEvent(event)',
})
