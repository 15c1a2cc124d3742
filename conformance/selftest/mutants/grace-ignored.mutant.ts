import { mutant } from '../mutant.ts'

export default mutant({
  name: 'grace-ignored',
  breaks: 'A draft is finalized without waiting.',
  requirement: 'INV-4.1',
  file: 'reference-engine/src/application/invoices/draft-invoices.ts',
  find: 'hoursAfter(issuedAt, graceHours)',
  replace: 'issuedAt',
})
