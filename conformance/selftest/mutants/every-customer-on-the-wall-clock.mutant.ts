import { mutant } from '../mutant.ts'

export default mutant({
  name: 'every-customer-on-the-wall-clock',
  breaks: 'A customer on a test clock lives on the wall clock.',
  requirement: 'SIM-1.1',
  file: 'reference-engine/src/application/billing/hold-clock.ts',
  find: 'if (testClockId === null) return clock.now()',
  replace: 'if (testClockId !== undefined) return clock.now()',
})
