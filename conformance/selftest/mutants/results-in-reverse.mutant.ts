import { mutant } from '../mutant.ts'

export default mutant({
  name: 'results-in-reverse',
  breaks: 'The results come in reverse order.',
  requirement: 'USG-1.2',
  file: 'reference-engine/src/api/convert/usage-events.ts',
  find: 'results: results.map(({ id, status, faults: [fault] }, index) => ({',
  replace: 'results: [...results].reverse().map(({ id, status, faults: [fault] }, index) => ({',
})
