import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-level-carried-in',
  breaks: 'What was measured before the window counts in it.',
  requirement: 'MTR-3.1',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'hour >= w.first and hour < w.last',
  replace: 'hour < w.last',
})
