import { mutant } from '../mutant.ts'

export default mutant({
  name: 'latest-carries-nothing',
  breaks: 'A latest meter carries no level into a window.',
  requirement: 'MTR-3.2',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: 'decimalOf((latest ?? level)?.value ?? 0n)',
  replace: 'decimalOf(latest?.value ?? 0n)',
})
