import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unmetered-event-accepted',
  breaks: 'An event that no meter reads is stored in silence.',
  requirement: 'USG-2.5',
  file: 'reference-engine/src/application/usage-events/judge-event.ts',
  find: [
    '  if (!meters.some(({ archived }) => !archived)) faults.push(unmetered)',
    '',
  ].join('\n'),
  replace: '',
})
