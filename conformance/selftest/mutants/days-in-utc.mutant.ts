import { mutant } from '../mutant.ts'

export default mutant({
  name: 'days-in-utc',
  breaks: 'The windows of a usage query begin in UTC.',
  requirement: 'MTR-8.1',
  file: 'reference-engine/src/application/meters/query-meter-usage.ts',
  find: 'usageWindows(period, { unit, timeZone })',
  replace: 'usageWindows(period, { unit, timeZone: \'UTC\' })',
})
