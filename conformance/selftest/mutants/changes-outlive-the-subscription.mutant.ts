import { mutant } from '../mutant.ts'

export default mutant({
  name: 'changes-outlive-the-subscription',
  breaks: 'A change that is ahead stays scheduled when its subscription ends.',
  requirement: 'SUB-6.11',
  file: 'reference-engine/src/domain/subscriptions/stop.ts',
  find: '...changes.map(({ id: changeId }) => ({ type: \'change_dropped\', changeId }) as const),',
  replace: '...changes.slice(0, 0).map(({ id: changeId }) =>\n'
    + '    ({ type: \'change_dropped\', changeId }) as const),',
})
