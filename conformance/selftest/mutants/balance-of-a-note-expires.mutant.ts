import { mutant } from '../mutant.ts'

export default mutant({
  name: 'balance-of-a-note-expires',
  breaks: 'Balance that a credit note makes expires after a year.',
  requirement: 'CRN-4.9',
  file: 'reference-engine/src/application/credit-notes/create-credit-note.ts',
  find: 'creditNoteId: id, amount: toBalance, at }])',
  replace: 'creditNoteId: id, amount: toBalance, at,\n'
    + '      expiresAt: at.add({ hours: 8760 }) }])',
})
