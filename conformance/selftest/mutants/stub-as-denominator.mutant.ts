import { mutant } from '../mutant.ts'

export default mutant({
  name: 'stub-as-denominator',
  breaks: 'A share is of the stub and not of the natural period.',
  requirement: 'PRO-1.1',
  file: 'reference-engine/src/domain/subscriptions/step.ts',
  find: '  return naturalPeriodAt(schedule, currentPeriod.start)\n',
  replace: '  return { ...naturalPeriodAt(schedule, currentPeriod.start), ...currentPeriod }\n',
})
