import { mutant } from '../mutant.ts'

export default mutant({
  name: 'first-fault-only',
  breaks: 'A validation failure names its first fault only.',
  requirement: 'ERR-2.2',
  file: 'reference-engine/src/api/problem-of.ts',
  find: 'faults.slice(0, 1000)',
  replace: 'faults.slice(0, 1)',
})
