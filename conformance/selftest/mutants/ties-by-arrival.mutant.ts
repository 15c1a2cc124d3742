import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ties-by-arrival',
  breaks: 'Of equal timestamps the last to arrive is the latest.',
  requirement: 'MTR-2.2',
  file: 'reference-engine/src/persistence/migrations/0010-ingest-function.ts',
  find: [
    'latest_value = case when (excluded.latest_timestamp, excluded.latest_event_id)',
    '          < (r.latest_timestamp, r.latest_event_id) then r.latest_value',
  ].join('\n'),
  replace: [
    'latest_value = case when excluded.latest_timestamp',
    '          < r.latest_timestamp then r.latest_value',
  ].join('\n'),
})
