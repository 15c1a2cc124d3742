import { mutant } from '../mutant.ts'

export default mutant({
  name: 'no-line-without-usage',
  breaks: 'An item without usage has no line.',
  requirement: 'INV-7.3',
  file: 'reference-engine/src/domain/invoicing/source-lines.ts',
  find: 'return usageLines(source, { price, measured })',
  replace: 'return measured.quantity.isZero() ? [] : usageLines(source, { price, measured })',
})
