import { mutant } from '../mutant.ts'

export default mutant({
  name: 'canceled-period-runs-on',
  breaks: 'The period of a canceled subscription runs on to its natural end.',
  requirement: 'SUB-2.2',
  file: 'reference-engine/src/domain/subscriptions/finish-turn.ts',
  find: '): BillingPeriod | undefined => currentPeriod && { ...currentPeriod, end: at }',
  replace: '): BillingPeriod | undefined => currentPeriod && { ...currentPeriod, end:'
    + ' currentPeriod.end ?? at }',
})
