import { mutant } from '../mutant.ts'

export default mutant({
  name: 'level-starts-at-zero',
  breaks: 'A weighted sum that carries forward starts at 0.',
  requirement: 'MTR-4.2',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: 'return divided(weighted + sum * length, length)',
  replace: 'return divided(weighted, length)',
})
