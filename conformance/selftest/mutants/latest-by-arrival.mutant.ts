import { mutant } from '../mutant.ts'

export default mutant({
  name: 'latest-by-arrival',
  breaks: 'The event that arrived last is the latest.',
  requirement: 'MTR-1.5',
  file: 'reference-engine/src/persistence/migrations/0010-ingest-function.ts',
  find: [
    'latest_value = case when (excluded.latest_timestamp, excluded.latest_event_id)',
    '          < (r.latest_timestamp, r.latest_event_id) then r.latest_value',
    '          else excluded.latest_value end,',
  ].join('\n'),
  replace: 'latest_value = excluded.latest_value,',
})
