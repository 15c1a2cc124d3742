import { mutant } from '../mutant.ts'

export default mutant({
  name: 'used-note-voided',
  breaks: 'A credit note is voided although its balance is used.',
  requirement: 'CRN-4.6',
  file: 'reference-engine/src/application/credit-grants/take-back-grant.ts',
  find: 'if (await creditGrants.isUsed(where)) return \'used\'',
  replace: '',
})
