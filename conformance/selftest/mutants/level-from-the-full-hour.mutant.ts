import { mutant } from '../mutant.ts'

export default mutant({
  name: 'level-from-the-full-hour',
  breaks: 'A level counts from the hour of its event on.',
  requirement: 'MTR-4.1',
  file: 'reference-engine/src/domain/metering/rollup.ts',
  find: 'microsecondsBetween(timestamp, until)',
  replace: [
    'microsecondsBetween(',
    '    { epochNanoseconds: timestamp.epochNanoseconds - timestamp.epochNanoseconds',
    '      % 3_600_000_000_000n }, until)',
  ].join('\n'),
})
