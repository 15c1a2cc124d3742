import { mutant } from '../mutant.ts'

export default mutant({
  name: 'paused-time-charged',
  breaks: 'Resuming charges from where the pause began.',
  requirement: 'SUB-4.4',
  file: 'reference-engine/src/domain/subscriptions/resume.ts',
  find: 'const step = firstStep(resumed, { at, opening })',
  replace: 'const step = firstStep(resumed, { at: subscription.pausedAt ?? at, opening })',
})
