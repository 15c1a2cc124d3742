import { mutant } from '../mutant.ts'

export default mutant({
  name: 'changed-before-a-change',
  breaks: 'A change can lie before one that is applied, and charges time twice.',
  requirement: 'SUB-6.7',
  file: 'reference-engine/src/application/subscriptions/intended-change.ts',
  find: 'if (isBefore(effectiveAt, now)) await refuseBeforeApplied(',
  replace: 'if (isBefore(now, effectiveAt)) await refuseBeforeApplied(',
})
