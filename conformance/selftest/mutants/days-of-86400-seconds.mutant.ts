import { mutant } from '../mutant.ts'

export default mutant({
  name: 'days-of-86400-seconds',
  breaks: 'A period by seconds has days of 24 hours.',
  requirement: 'PRO-1.3',
  file: 'reference-engine/src/domain/time/portion.ts',
  find: '  if (unit === \'second\') {\n',
  replace: '  if (unit === \'second\' && end.epochNanoseconds - start.epochNanoseconds >'
    + ' 86_400_000_000_000n) {\n'
    + '    return 86_400 * unitsIn({ start, end }, { unit: \'day\', timeZone })\n'
    + '  }\n'
    + '  if (unit === \'second\') {\n',
})
