import { mutant } from '../mutant.ts'

export default mutant({
  name: 'past-end-taken',
  breaks: 'An end in the past is taken.',
  requirement: 'SUB-2.7',
  file: 'reference-engine/src/domain/subscriptions/cancel.ts',
  find: '  if (cancelAt && !isBefore(now, cancelAt)) {',
  replace: '  if (cancelAt && !isBefore(now, cancelAt) && status === \'canceled\') {',
})
