import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-write-wins',
  breaks: 'Another payload overwrites the first.',
  requirement: 'USG-3.3',
  file: 'reference-engine/src/persistence/usage/ingest-statement.ts',
  find: 'on conflict do nothing returning *',
  replace: [
    'on conflict (bucket, organization_id, customer_id, id)',
    '    do update set properties = excluded.properties returning *',
  ].join('\n'),
})
