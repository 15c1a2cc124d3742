import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unselected-value-judged',
  breaks: 'An event that no filter selects is rejected for its value.',
  requirement: 'MTR-5.2',
  file: 'reference-engine/src/domain/metering/measure.ts',
  find: [
    '    if (!selects(event.properties)) return left',
    '    const found = read(event)',
    '    if (\'fault\' in found) return found',
  ].join('\n'),
  replace: [
    '    const found = read(event)',
    '    if (\'fault\' in found) return found',
    '    if (!selects(event.properties)) return left',
  ].join('\n'),
})
