import { mutant } from '../mutant.ts'

export default mutant({
  name: 'boundaries-at-the-end-of-the-advance',
  breaks: 'What is due on the way of an advance is done at its end.',
  requirement: 'SIM-1.2',
  file: 'reference-engine/src/application/test-clocks/advance-step.ts',
  find: '({ job, now: laterOf(job.dueAt, clock.now) })',
  replace: '({ job, now: advancingTo })',
})
