import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refused-period-corrected',
  breaks: 'An event of a finalized period is corrected although late usage is refused.',
  requirement: 'USG-5.4',
  file: 'reference-engine/src/application/usage-events/correct-usage-event.ts',
  find: 'return shut ? [periodClosed] : []',
  replace: 'return shut ? [] : []',
})
