import { mutant } from '../mutant.ts'

export default mutant({
  name: 'residue-forgotten',
  breaks: 'The rounding residue is the whole amount.',
  requirement: 'INV-8.1',
  file: 'reference-engine/src/domain/invoicing/calculation.ts',
  find: '"rounding_residue":"${line.roundingResidue.toString()}"',
  replace: '"rounding_residue":"${line.amountUnrounded.toString()}"',
})
