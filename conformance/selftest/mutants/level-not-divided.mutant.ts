import { mutant } from '../mutant.ts'

export default mutant({
  name: 'level-not-divided',
  breaks: 'A weighted sum is not divided by the length of the window.',
  requirement: 'MTR-4.1',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: 'return divided(weighted + sum * length, length)',
  replace: 'return divided(weighted + sum * length, 1_000_000n)',
})
