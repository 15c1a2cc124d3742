import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-level-carried-in',
  breaks: 'What was measured before the window counts in it.',
  requirement: 'MTR-3.1',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'and r.hour >= w.first and r.hour < w.last',
  replace: 'and r.hour < w.last',
})
