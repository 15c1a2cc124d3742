import { mutant } from '../mutant.ts'

export default mutant({
  name: 'every-line-differs',
  breaks: 'A verification names every line.',
  requirement: 'INV-8.5',
  file: 'reference-engine/src/domain/invoicing/line-differences.ts',
  find: 'return was?.calculation === is?.calculation ? []',
  replace: 'return was?.calculation === is ? []',
})
