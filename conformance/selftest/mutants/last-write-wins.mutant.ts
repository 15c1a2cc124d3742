import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-write-wins',
  breaks: 'Another payload overwrites the first.',
  requirement: 'USG-3.3',
  file: 'reference-engine/src/persistence/usage/ingest-statement.ts',
  find: 'on conflict do nothing returning customer_number, id',
  replace: [
    'on conflict (bucket, customer_number, id)',
    '      do update set properties = excluded.properties returning customer_number, id',
  ].join('\n'),
})
