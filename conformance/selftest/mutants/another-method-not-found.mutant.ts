import { mutant } from '../mutant.ts'

export default mutant({
  name: 'another-method-not-found',
  breaks: 'Another method on a path of the contract is 404.',
  requirement: 'ERR-2.8',
  file: 'reference-engine/src/api/register-operations.ts',
  find: 'throw new Refusal(\'method_not_allowed\', {',
  replace: 'throw new Refusal(\'route_not_found\', {',
})
