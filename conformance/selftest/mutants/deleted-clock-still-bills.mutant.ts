import { mutant } from '../mutant.ts'

export default mutant({
  name: 'deleted-clock-still-bills',
  breaks: 'A deleted clock leaves its subscriptions alone.',
  requirement: 'SIM-1.7',
  file: 'reference-engine/src/application/test-clocks/delete-test-clock.ts',
  find: '      await endSubscriptions(work, clock)\n',
  replace: '',
})
