import { mutant } from '../mutant.ts'

export default mutant({
  name: 'past-due-is-not-billed',
  breaks: 'A past due subscription is billed no more.',
  requirement: 'SUB-3.3',
  file: 'reference-engine/src/domain/subscriptions/next-turn-at.ts',
  find: '    case \'active\':\n'
    + '    case \'past_due\': return earlier(runningUntil(subscription), cancelAt)\n'
    + '    case \'paused\': return cancelAt\n',
  replace: '    case \'active\': return earlier(runningUntil(subscription), cancelAt)\n'
    + '    case \'past_due\':\n'
    + '    case \'paused\': return cancelAt\n',
})
