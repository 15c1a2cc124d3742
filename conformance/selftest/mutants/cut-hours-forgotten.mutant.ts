import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cut-hours-forgotten',
  breaks: 'Events beside whole hours are forgotten.',
  requirement: 'MTR-8.2',
  file: 'reference-engine/src/persistence/usage/window-rows.ts',
  find: 'const edges = split.edges.map((edge): Stretch =>',
  replace: 'const edges = split.edges.slice(0, 0).map((edge): Stretch =>',
})
