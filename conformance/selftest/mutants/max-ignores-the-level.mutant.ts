import { mutant } from '../mutant.ts'

export default mutant({
  name: 'max-ignores-the-level',
  breaks: 'A max meter does not look at the level before the window.',
  requirement: 'MTR-3.3',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: '    max === undefined || (level !== undefined && level.value > max)',
  replace: '    max === undefined',
})
