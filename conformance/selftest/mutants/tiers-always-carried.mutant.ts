import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tiers-always-carried',
  breaks: 'Tiers go on though nobody asked.',
  requirement: 'PRO-3.2',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: 'change.tierContinuity === \'carry\' && item.additive',
  replace: 'item.additive',
})
