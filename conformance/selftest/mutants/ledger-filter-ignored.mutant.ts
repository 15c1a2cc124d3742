import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ledger-filter-ignored',
  breaks: 'A ledger in one currency shows all.',
  requirement: 'RES-1.6',
  file: 'reference-engine/src/persistence/credits/credit-grant-repository.ts',
  find: '...(currency === undefined ? {} : { currency })',
  replace: '',
})
