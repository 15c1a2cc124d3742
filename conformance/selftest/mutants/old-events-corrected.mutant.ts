import { mutant } from '../mutant.ts'

export default mutant({
  name: 'old-events-corrected',
  breaks: 'An event that is too old is corrected all the same.',
  requirement: 'USG-6.5',
  file: 'reference-engine/src/application/usage-events/correct-usage-event.ts',
  find: '...ageFaults(dependencies, held), ...faults,',
  replace: '...faults,',
})
