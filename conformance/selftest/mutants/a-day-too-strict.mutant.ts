import { mutant } from '../mutant.ts'

export default mutant({
  name: 'a-day-too-strict',
  breaks: 'An event of 34 days and a half is too old.',
  requirement: 'USG-5.1',
  file: 'reference-engine/src/domain/metering/timestamp-fault.ts',
  find: '-limits.ageDaysMax * day_ns',
  replace: '-(limits.ageDaysMax - 1) * day_ns',
})
