import { mutant } from '../mutant.ts'

export default mutant({
  name: 'number-at-draft',
  breaks: 'A draft already has a number.',
  requirement: 'INV-3.1',
  file: 'reference-engine/src/api/convert/invoices.ts',
  find: 'number: stored.number,',
  replace: 'number: stored.number ?? \'INV-000001\',',
})
