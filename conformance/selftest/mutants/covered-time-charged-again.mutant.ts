import { mutant } from '../mutant.ts'

export default mutant({
  name: 'covered-time-charged-again',
  breaks: 'Resuming charges what is charged already.',
  requirement: 'SUB-4.5',
  file: 'reference-engine/src/domain/subscriptions/resume.ts',
  find: 'charges: charges.length === 0 ? undefined : charges,',
  replace: 'charges: undefined,',
})
