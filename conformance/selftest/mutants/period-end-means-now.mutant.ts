import { mutant } from '../mutant.ts'

export default mutant({
  name: 'period-end-means-now',
  breaks: 'A cancellation at the period end never comes.',
  requirement: 'SUB-2.1',
  file: 'reference-engine/src/domain/subscriptions/cancel.ts',
  find: 'cancelAt: cancelAt ?? naturalEnd(subscription, now),',
  replace: 'cancelAt,',
})
