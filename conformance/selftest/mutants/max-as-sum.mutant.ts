import { mutant } from '../mutant.ts'

export default mutant({
  name: 'max-as-sum',
  breaks: 'A max meter adds up.',
  requirement: 'MTR-1.3',
  file: 'reference-engine/src/domain/metering/rollup.ts',
  find: '!(rollup.max !== undefined && rollup.max >= value)) rollup.max = value',
  replace: 'true) rollup.max = (rollup.max ?? 0n) + value',
})
