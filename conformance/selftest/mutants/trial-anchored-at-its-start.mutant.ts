import { mutant } from '../mutant.ts'

export default mutant({
  name: 'trial-anchored-at-its-start',
  breaks: 'The anchor of a trial is its start.',
  requirement: 'SUB-5.3',
  file: 'reference-engine/src/domain/subscriptions/subscribe.ts',
  find: 'billingAnchor = trialEnd ?? startAt }',
  replace: 'billingAnchor = startAt }',
})
