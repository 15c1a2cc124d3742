import { mutant } from '../mutant.ts'

export default mutant({
  name: 'anchor-never-ahead',
  breaks: 'An anchor after the start is taken for the start.',
  requirement: 'TIM-6.2',
  file: 'reference-engine/src/domain/subscriptions/subscribe.ts',
  find: 'schedule: { anchor: billingAnchor, interval, timeZone },',
  replace: 'schedule: { interval, timeZone, anchor: terms.billingAnchor &&'
    + ' isBefore(startAt, billingAnchor)\n'
    + '      ? startAt : billingAnchor },',
})
