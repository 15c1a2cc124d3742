import { mutant } from '../mutant.ts'

export default mutant({
  name: 'changes-a-second-later',
  breaks: 'A scheduled change comes a second later.',
  requirement: 'SIM-1.6',
  file: 'reference-engine/src/domain/subscriptions/next-turn-at.ts',
  find: 'earlier(until, changes[0]?.effectiveAt)',
  replace: 'earlier(until, changes[0]?.effectiveAt.add({ seconds: 1 }))',
})
