import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ids-shared-by-customers',
  breaks: 'Two customers cannot use one event id.',
  requirement: 'USG-2.2',
  file: 'reference-engine/src/persistence/migrations/0014-neighbours.ts',
  find: '    ...others.flatMap(',
  replace: [
    '    \'create unique index usage_events_by_id on usage_events (id)\',',
    '    ...others.flatMap(',
  ].join('\n'),
})
