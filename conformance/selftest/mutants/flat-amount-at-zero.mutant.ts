import { mutant } from '../mutant.ts'

export default mutant({
  name: 'flat-amount-at-zero',
  breaks: 'A volume tier bills its flat amount for no usage.',
  requirement: 'PRC-3.4',
  file: 'reference-engine/src/domain/pricing/volume.ts',
  find: 'if (quantity.isZero()) return []',
  replace: '',
})
