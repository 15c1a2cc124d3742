import { mutant } from '../mutant.ts'

export default mutant({
  name: 'voided-beside-hours',
  breaks: 'A voided event still counts where a window cuts its hour.',
  requirement: 'USG-6.1',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'event_name = s.event_name and voided_at is null',
  replace: 'event_name = s.event_name',
})
