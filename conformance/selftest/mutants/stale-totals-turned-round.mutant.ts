import { mutant } from '../mutant.ts'

export default mutant({
  name: 'stale-totals-turned-round',
  breaks: 'A stale preview tells its totals the wrong way round.',
  requirement: 'SUB-6.5',
  file: 'reference-engine/src/application/subscriptions/create-subscription-change.ts',
  find: '{ previewed_total: preview.total, current_total: current.total }',
  replace: '{ previewed_total: current.total, current_total: preview.total }',
})
