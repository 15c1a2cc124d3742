import { mutant } from '../mutant.ts'

export default mutant({
  name: 'billed-time-changed',
  breaks: 'Terms of time that is billed can be changed.',
  requirement: 'SUB-6.7',
  file: 'reference-engine/src/domain/subscriptions/change.ts',
  find: '  if (isBefore(effectiveAt, now) && isBefore(effectiveAt, billedUpTo(',
  replace: '  if (isBefore(now, effectiveAt) && isBefore(effectiveAt, billedUpTo(',
})
