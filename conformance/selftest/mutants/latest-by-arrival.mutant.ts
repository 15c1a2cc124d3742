import { mutant } from '../mutant.ts'

export default mutant({
  name: 'latest-by-arrival',
  breaks: 'The event that arrived last is the latest.',
  requirement: 'MTR-1.5',
  file: 'reference-engine/src/persistence/usage/rollup-statements.ts',
  find: 'case when is_newer then excluded.latest_value else r.latest_value end',
  replace: 'excluded.latest_value',
})
