import { mutant } from '../mutant.ts'

export default mutant({
  name: 'float-sum',
  breaks: 'Sums are added as binary floats.',
  requirement: 'MTR-7.1',
  file: 'reference-engine/src/domain/metering/rollup.ts',
  find: 'if (keeps.has(\'sum\')) rollup.sum += value',
  replace: 'if (keeps.has(\'sum\')) rollup.sum = BigInt(Number(rollup.sum) + Number(value))',
})
