import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ids-shared-by-customers',
  breaks: 'Two customers cannot use one event id.',
  requirement: 'USG-2.2',
  file: 'reference-engine/src/persistence/migrations/0006-metering.ts',
  find: [
    'void_reason text,',
    '      primary key (bucket, customer_number, id)',
  ].join('\n'),
  replace: [
    'void_reason text,',
    '      primary key (id)',
  ].join('\n'),
})
