import { mutant } from '../mutant.ts'

export default mutant({
  name: 'late-event-accepted',
  breaks: 'An event in a finalized period is stored although late usage is refused.',
  requirement: 'USG-5.4',
  file: 'reference-engine/src/persistence/usage/refusing-windows.ts',
  find: '(o.late_usage_policy = \'reject\' or w.ended)',
  replace: 'w.ended',
})
