import { mutant } from '../mutant.ts'

export default mutant({
  name: 'digest-of-another-form',
  breaks: 'The digest is taken over the object with a space before it.',
  requirement: 'INV-8.2',
  file: 'reference-engine/src/domain/invoicing/calculation.ts',
  find: '  `sha256:${sha256(calculationText(calculation))}`',
  replace: '  `sha256:${sha256(` ${calculationText(calculation)}`)}`',
})
