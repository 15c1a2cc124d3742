import { mutant } from '../mutant.ts'

export default mutant({
  name: 'windows-on-the-hour',
  breaks: 'The first window of a usage query begins on the hour.',
  requirement: 'MTR-8.2',
  file: 'reference-engine/src/domain/metering/usage-windows.ts',
  find: [
    '  let from = start',
    '',
  ].join('\n'),
  replace: [
    '  let from = start.round({ smallestUnit: \'hour\', roundingMode: \'floor\' })',
    '',
  ].join('\n'),
})
