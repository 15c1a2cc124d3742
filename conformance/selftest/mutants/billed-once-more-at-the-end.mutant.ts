import { mutant } from '../mutant.ts'

export default mutant({
  name: 'billed-once-more-at-the-end',
  breaks: 'The end of a subscription bills another charge in advance.',
  requirement: 'SUB-2.4',
  file: 'reference-engine/src/domain/subscriptions/finish-turn.ts',
  find: '  return { ...turnOf(still, []), closes: endedPeriod(subscription, at) }\n',
  replace: '  const { charges } = openItems(step, naturalPeriodAt(subscription.schedule, at))\n'
    + '  return { ...turnOf(still, charges), closes: endedPeriod(subscription, at) }\n',
})
