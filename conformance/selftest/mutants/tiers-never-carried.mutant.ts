import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tiers-never-carried',
  breaks: 'Tiers always start anew.',
  requirement: 'PRO-3.3',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: 'change.tierContinuity === \'carry\' && item.additive',
  replace: 'change.tierContinuity === \'carry\' && !item.metered',
})
