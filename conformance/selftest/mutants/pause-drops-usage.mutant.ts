import { mutant } from '../mutant.ts'

export default mutant({
  name: 'pause-drops-usage',
  breaks: 'Usage before a pause is not billed.',
  requirement: 'SUB-4.1',
  file: 'reference-engine/src/domain/subscriptions/stop.ts',
  find: 'const runs = subscription.currentPeriod !== undefined',
  replace: 'const runs = subscription.currentPeriod !== undefined && action !== \'pause\'',
})
