import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ties-by-arrival',
  breaks: 'Of equal timestamps the last to arrive is the latest.',
  requirement: 'MTR-2.2',
  file: 'reference-engine/src/persistence/usage/rollup-statements.ts',
  find: [
    '(excluded.latest_timestamp, excluded.latest_event_id)',
    '        > (r.latest_timestamp, r.latest_event_id) as is_newer',
  ].join('\n'),
  replace: 'excluded.latest_timestamp >= r.latest_timestamp as is_newer',
})
