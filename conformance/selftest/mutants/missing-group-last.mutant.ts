import { mutant } from '../mutant.ts'

export default mutant({
  name: 'missing-group-last',
  breaks: 'The group of a missing property stands last.',
  requirement: 'MTR-5.3',
  file: 'reference-engine/src/domain/metering/usage-group.ts',
  find: [
    '    if (left === null) return -1',
    '    return right === null ? 1 : compareCodePoints(left, right)',
  ].join('\n'),
  replace: [
    '    if (left === null) return 1',
    '    return right === null ? -1 : compareCodePoints(left, right)',
  ].join('\n'),
})
