import { mutant } from '../mutant.ts'

export default mutant({
  name: 'past-start-means-now',
  breaks: 'A start in the past is taken for now.',
  requirement: 'SUB-1.5',
  file: 'reference-engine/src/application/subscriptions/create-subscription.ts',
  find: '    now, startAt, trialEnd, billingAnchor, prorationUnit, items, timeZone: zone,\n',
  replace: '    now, startAt: startAt && startAt.until(now).sign > 0 ? now : startAt,'
    + ' trialEnd, billingAnchor,\n'
    + '    prorationUnit, items, timeZone: zone,\n',
})
