import { mutant } from '../mutant.ts'

export default mutant({
  name: 'carried-into-every-meter',
  breaks: 'Every meter carries its level forward.',
  requirement: 'MTR-3.4',
  file: 'reference-engine/src/persistence/usage/window-rows.ts',
  find: 'definition.carryForward === true',
  replace: 'definition.carryForward !== undefined',
})
