import { mutant } from '../mutant.ts'

export default mutant({
  name: 'conversion-turned-around',
  breaks: 'A conversion multiplies where it should divide.',
  requirement: 'PRC-1.4',
  file: 'reference-engine/src/domain/pricing/unit-conversion.ts',
  find: 'operation === \'divide\'',
  replace: 'operation === \'multiply\'',
})
