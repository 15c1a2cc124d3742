import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replaced-told-regenerable',
  breaks: 'A refusal offers to regenerate what is replaced.',
  requirement: 'INV-1.10',
  file: 'reference-engine/src/application/invoices/allowed-as-it-is.ts',
  find: '? [] : [\'regenerate\']',
  replace: '? [] : []',
})
