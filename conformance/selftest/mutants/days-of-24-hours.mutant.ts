import { mutant } from '../mutant.ts'

export default mutant({
  name: 'days-of-24-hours',
  breaks: 'Every day of a usage query has 24 hours.',
  requirement: 'MTR-8.1',
  file: 'reference-engine/src/domain/metering/usage-windows.ts',
  find: '    yield instantOfWallTime(first.add({',
  replace: [
    '    if (unit === \'day\') {',
    '      yield instantOfWallTime(first.add({ days: 1 }), timeZone)',
    '        .add({ hours: 24 * (count - 1) })',
    '    } else yield instantOfWallTime(first.add({',
  ].join('\n'),
})
