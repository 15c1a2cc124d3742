import { mutant } from '../mutant.ts'

export default mutant({
  name: 'period-billed-twice',
  breaks: 'A period that closes is billed by two lines.',
  requirement: 'INV-1.4',
  file: 'reference-engine/src/domain/invoicing/source-lines.ts',
  find: 'return usageLines(source, { price, measured })',
  replace: [
    'const lines = usageLines(source, { price, measured })',
    '      return [...lines, ...lines.map((line): InvoiceLine => ({ ...line, kind: \'fixed\' }))]',
  ].join('\n'),
})
