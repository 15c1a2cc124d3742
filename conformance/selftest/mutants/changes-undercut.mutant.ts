import { mutant } from '../mutant.ts'

export default mutant({
  name: 'changes-undercut',
  breaks: 'A change can be made before the one that is billed.',
  requirement: 'SUB-6.7',
  file: 'reference-engine/src/domain/subscriptions/change.ts',
  find: '  return begun.reduce(laterOf, currentPeriod.start)',
  replace: '  return begun.slice(0, 0).reduce(laterOf, currentPeriod.start)',
})
