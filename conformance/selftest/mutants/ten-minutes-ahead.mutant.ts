import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ten-minutes-ahead',
  breaks: 'An event may lie ten minutes ahead.',
  requirement: 'USG-5.2',
  file: 'reference-engine/src/domain/metering/timestamp-fault.ts',
  find: 'limits.aheadSecondsMax * second_ns',
  replace: 'limits.aheadSecondsMax * 2 * second_ns',
})
