import { mutant } from '../mutant.ts'

export default mutant({
  name: 'covered-time-charged-again',
  breaks: 'Resuming charges what is charged already.',
  requirement: 'SUB-4.5',
  file: 'reference-engine/src/domain/subscriptions/resume.ts',
  find: 'charge: covers ? charge : undefined,',
  replace: 'charge: covers ? undefined : undefined,',
})
