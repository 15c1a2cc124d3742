import { mutant } from '../mutant.ts'

export default mutant({
  name: 'limits-by-the-wall-clock',
  breaks: 'The age limits ignore the test clock.',
  requirement: 'USG-5.3',
  file: 'reference-engine/src/application/usage-events/judge-event.ts',
  find: 'now: customer && circumstances.nowOf(customer),',
  replace: 'now: customer && receivedAt,',
})
