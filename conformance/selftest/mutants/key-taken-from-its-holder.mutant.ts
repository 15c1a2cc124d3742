import { mutant } from '../mutant.ts'

export default mutant({
  name: 'key-taken-from-its-holder',
  breaks: 'A key is taken from the request that still runs.',
  requirement: 'IDM-1.4',
  file: 'reference-engine/src/persistence/idempotency/idempotency-repository.ts',
  find: 'and held.locked_until <= ',
  replace: 'and held.locked_until >= ',
})
