import { mutant } from '../mutant.ts'

export default mutant({
  name: 'trial-end-is-free',
  breaks: 'Usage at the end of a trial is free.',
  requirement: 'SUB-5.2',
  file: 'reference-engine/src/domain/subscriptions/close-item.ts',
  find: 'period: { start: openFrom, end: at }, trial,\n'
    + '    ...continues',
  replace: 'period: { start: openFrom, end: trial ? at.add({ microseconds: 1 }) : at }, trial,\n'
    + '    ...continues',
})
