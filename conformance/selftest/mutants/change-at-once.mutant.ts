import { mutant } from '../mutant.ts'

export default mutant({
  name: 'change-at-once',
  breaks: 'A change at the period end is made at once.',
  requirement: 'SUB-6.1',
  file: 'reference-engine/src/application/subscriptions/intended-change.ts',
  find: 'period_end: currentPeriod?.end,',
  replace: 'period_end: now,',
})
