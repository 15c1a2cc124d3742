import { mutant } from '../mutant.ts'

export default mutant({
  name: 'period-end-a-second-early',
  breaks: 'A change at the period end comes a second early.',
  requirement: 'PRO-2.4',
  file: 'reference-engine/src/application/subscriptions/intended-change.ts',
  find: 'period_end: currentPeriod?.end,',
  replace: 'period_end: currentPeriod?.end.subtract({ seconds: 1 }),',
})
