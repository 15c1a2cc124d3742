import { mutant } from '../mutant.ts'

export default mutant({
  name: 'void-keeps-the-credits',
  breaks: 'A void invoice keeps what it took of grants.',
  requirement: 'CRD-4.1',
  file: 'reference-engine/src/application/invoices/undo-invoice.ts',
  find: 'await undoCredits(work, { ...of, at })',
  replace: '',
})
