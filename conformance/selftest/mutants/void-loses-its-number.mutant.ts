import { mutant } from '../mutant.ts'

export default mutant({
  name: 'void-loses-its-number',
  breaks: 'A void invoice no longer has its number.',
  requirement: 'INV-3.2',
  file: 'reference-engine/src/api/convert/invoices.ts',
  find: 'number: stored.number,',
  replace: 'number: stored.status === \'void\' ? null : stored.number,',
})
