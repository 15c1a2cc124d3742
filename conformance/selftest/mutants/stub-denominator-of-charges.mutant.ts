import { mutant } from '../mutant.ts'

export default mutant({
  name: 'stub-denominator-of-charges',
  breaks: 'A charge inside a stub is a share of the stub.',
  requirement: 'PRO-1.1',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: 'const portion = portionOf(period, { natural, ...countingOf(subscription) })',
  replace: 'const portion = portionOf(period, {\n'
    + '    natural: { ...natural, start: subscription.currentPeriod?.start ??'
    + ' natural.start },\n'
    + '    ...countingOf(subscription) })',
})
