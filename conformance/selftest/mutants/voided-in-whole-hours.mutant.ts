import { mutant } from '../mutant.ts'

export default mutant({
  name: 'voided-in-whole-hours',
  breaks: 'A voided event still counts in its hour.',
  requirement: 'USG-6.1',
  file: 'reference-engine/src/persistence/usage/recount-hour.ts',
  find: [
    '      and e.voided_at is null',
    '',
  ].join('\n'),
  replace: '',
})
