import { mutant } from '../mutant.ts'

export default mutant({
  name: 'negative-quantity-hidden',
  breaks: 'A negative quantity stands as 0 on its line.',
  requirement: 'MTR-4.3',
  file: 'reference-engine/src/application/invoices/measure-usage.ts',
  find: '    return { quantity, eventCount, eventChecksum, usage, before: earlier }',
  replace: [
    '    const shown = quantity.isNegative() ? quantity.minus(quantity) : quantity',
    '    return { quantity: shown, eventCount, eventChecksum, usage, before: earlier }',
  ].join('\n'),
})
