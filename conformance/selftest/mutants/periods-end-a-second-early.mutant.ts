import { mutant } from '../mutant.ts'

export default mutant({
  name: 'periods-end-a-second-early',
  breaks: 'A period ends a second before the next one starts.',
  requirement: 'TIM-1.3',
  file: 'reference-engine/src/domain/subscriptions/finish-turn.ts',
  find: '): BillingPeriod | undefined => currentPeriod && { ...currentPeriod, end: at }',
  replace: '): BillingPeriod | undefined => currentPeriod && { ...currentPeriod, end:'
    + ' at.subtract({ seconds: 1 }) }',
})
