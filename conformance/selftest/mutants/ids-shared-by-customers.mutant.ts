import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ids-shared-by-customers',
  breaks: 'Two customers cannot use one event id.',
  requirement: 'USG-2.2',
  file: 'reference-engine/src/persistence/usage/ingest-statement.ts',
  find: [
    'select distinct on (bucket, organization_id, customer_id, id) * from judged',
    '      where refusal is null order by bucket, organization_id, customer_id, id, ordinal',
  ].join('\n'),
  replace: [
    'select distinct on (organization_id, id) * from judged',
    '      where refusal is null order by organization_id, id, ordinal',
  ].join('\n'),
})
