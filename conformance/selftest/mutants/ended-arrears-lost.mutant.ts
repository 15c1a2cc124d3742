import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ended-arrears-lost',
  breaks: 'What a change ends is not billed.',
  requirement: 'PRO-2.5',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: '    closed: [...step.closed, ...billed.flatMap(({ closed }) => closed ?? [])],\n',
  replace: '    closed: step.closed,\n',
})
