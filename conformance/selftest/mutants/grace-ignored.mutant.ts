import { mutant } from '../mutant.ts'

export default mutant({
  name: 'grace-ignored',
  breaks: 'A draft is finalized without waiting.',
  requirement: 'INV-4.1',
  file: 'reference-engine/src/domain/invoicing/invoice.ts',
  find: 'finalizeAt: draft.issuedAt.add({ hours: draftGraceHours })',
  replace: 'finalizeAt: draft.issuedAt',
})
