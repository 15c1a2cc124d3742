import { mutant } from '../mutant.ts'

export default mutant({
  name: 'first-coupon-fault-only',
  breaks: 'Of the faults of a coupon one is named.',
  requirement: 'ERR-2.2',
  file: 'reference-engine/src/domain/credits/coupon-faults.ts',
  find: '...durationFaults(draft),',
  replace: '...valueFaults(draft).length > 0 ? [] : durationFaults(draft),',
})
