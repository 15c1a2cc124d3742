import { mutant } from '../mutant.ts'

export default mutant({
  name: 'scheduled-starts-at-once',
  breaks: 'A start ahead is billed as if it were now.',
  requirement: 'SUB-1.4',
  file: 'reference-engine/src/domain/subscriptions/subscribe.ts',
  find: '  const { startAt = now, trialEnd, billingAnchor = trialEnd ?? startAt } = terms\n',
  replace: '  const { startAt: asked, trialEnd, billingAnchor = trialEnd ?? now } = terms\n'
    + '  const startAt = asked && isBefore(asked, now) ? asked : now\n',
})
