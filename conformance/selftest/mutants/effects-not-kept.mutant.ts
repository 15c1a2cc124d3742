import { mutant } from '../mutant.ts'

export default mutant({
  name: 'effects-not-kept',
  breaks: 'Effects of a clock are kept only from its first step.',
  requirement: 'SIM-1.5',
  file: 'reference-engine/src/application/test-clocks/advance-step.ts',
  find: '    await store.testClockEffects.append({ organizationId, testClockId }, effects)\n',
  replace: '    await store.testClockEffects.append({ organizationId, testClockId },'
    + ' effects.slice(0, 1))\n',
})
