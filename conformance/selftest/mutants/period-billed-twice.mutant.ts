import { mutant } from '../mutant.ts'

export default mutant({
  name: 'period-billed-twice',
  breaks: 'A period that closes is billed by two lines.',
  requirement: 'INV-1.4',
  file: 'reference-engine/src/domain/invoicing/invoice-lines.ts',
  find: 'return [...inArrears, ...inAdvance]',
  replace: [
    'const again = inArrears.map((line): InvoiceLine => ({ ...line, kind: \'fixed\' }))',
    '  return [...inArrears, ...again, ...inAdvance]',
  ].join('\n'),
})
