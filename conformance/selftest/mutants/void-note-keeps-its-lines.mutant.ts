import { mutant } from '../mutant.ts'

export default mutant({
  name: 'void-note-keeps-its-lines',
  breaks: 'A void credit note keeps what it took of the lines.',
  requirement: 'CRN-4.6',
  file: 'reference-engine/src/application/credit-notes/void-credit-note.ts',
  find: 'lines: note.lines.map(({ line_id, amount }) => ({ lineId: line_id, amount: '
    + 'back(amount) })),',
  replace: 'lines: [],',
})
