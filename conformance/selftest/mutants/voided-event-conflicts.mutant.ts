import { mutant } from '../mutant.ts'

export default mutant({
  name: 'voided-event-conflicts',
  breaks: 'A voided event is a conflict when it comes again.',
  requirement: 'USG-6.4',
  file: 'reference-engine/src/persistence/usage/store-events.ts',
  find: [
    'on e.bucket = b and e.customer_number = c and e.id = i',
    '',
  ].join('\n'),
  replace: [
    'on e.bucket = b and e.customer_number = c and e.id = i and e.voided_at is null',
    '',
  ].join('\n'),
})
