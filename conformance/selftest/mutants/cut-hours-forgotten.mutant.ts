import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cut-hours-forgotten',
  breaks: 'Events beside whole hours are forgotten.',
  requirement: 'MTR-8.2',
  file: 'reference-engine/src/persistence/usage/window-rows.ts',
  find: [
    '    ...splitByHour(period).edges.map((edge) => stretch(\'event\', edge)),',
    '',
  ].join('\n'),
  replace: '',
})
