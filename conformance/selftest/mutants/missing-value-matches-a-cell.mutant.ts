import { mutant } from '../mutant.ts'

export default mutant({
  name: 'missing-value-matches-a-cell',
  breaks: 'A missing dimension value matches the first cell.',
  requirement: 'PRC-8.2',
  file: 'reference-engine/src/domain/pricing/matrix.ts',
  find: 'const key = known.has(own) ? own : noCell',
  replace: [
    'const lacking = [...values.values()].includes(null) ? [...known][0] : undefined',
    '    const key = known.has(own) ? own : lacking ?? noCell',
  ].join('\n'),
})
