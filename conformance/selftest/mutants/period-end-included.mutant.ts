import { mutant } from '../mutant.ts'

export default mutant({
  name: 'period-end-included',
  breaks: 'An event at the very end of a window is in it.',
  requirement: 'MTR-2.1',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'timestamp >= s.start_at and timestamp < s.end_at',
  replace: 'timestamp >= s.start_at and timestamp <= s.end_at',
})
