import { mutant } from '../mutant.ts'

export default mutant({
  name: 'matrix-by-the-first-dimension',
  breaks: 'A cell is found by the first dimension alone.',
  requirement: 'PRC-8.1',
  file: 'reference-engine/src/domain/pricing/matrix.ts',
  find: 'JSON.stringify(dimensions.map((dimension) => values.get(dimension) ?? null))',
  replace: 'JSON.stringify(values.get(dimensions[0] ?? \'\') ?? null)',
})
