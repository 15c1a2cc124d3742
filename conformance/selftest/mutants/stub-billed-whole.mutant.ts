import { mutant } from '../mutant.ts'

export default mutant({
  name: 'stub-billed-whole',
  breaks: 'The first period is billed whole, however short.',
  requirement: 'TIM-6.1',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: 'const portion = portionOf(period, { natural, ...countingOf(subscription) })',
  replace: 'const portion = subscription.periodCount === 0 ? undefined\n'
    + '    : portionOf(period, { natural, ...countingOf(subscription) })',
})
