import { mutant } from '../mutant.ts'

export default mutant({
  name: 'no-line-without-usage',
  breaks: 'An item without usage has no line.',
  requirement: 'INV-7.3',
  file: 'reference-engine/src/domain/invoicing/invoice-lines.ts',
  find: 'return ratedLines({ kind: \'usage\', itemId: id, price, period, ...measured })',
  replace: [
    'return measured.quantity.isZero()',
    '    ? [] : ratedLines({ kind: \'usage\', itemId: id, price, period, ...measured })',
  ].join('\n'),
})
