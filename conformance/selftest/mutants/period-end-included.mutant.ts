import { mutant } from '../mutant.ts'

export default mutant({
  name: 'period-end-included',
  breaks: 'An event at the very end of a window is in it.',
  requirement: 'MTR-2.1',
  file: 'reference-engine/src/persistence/usage/usage-quantity.ts',
  find: 'e.timestamp < edge.end_at',
  replace: 'e.timestamp <= edge.end_at',
})
