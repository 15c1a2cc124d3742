import { mutant } from '../mutant.ts'

export default mutant({
  name: 'boundaries-at-the-end-of-the-advance',
  breaks: 'Every boundary on the way happens at the end of the advance.',
  requirement: 'SIM-1.2',
  file: 'reference-engine/src/application/test-clocks/advance-step.ts',
  find: 'const now = next.dueAt',
  replace: 'const now = advancingTo',
})
