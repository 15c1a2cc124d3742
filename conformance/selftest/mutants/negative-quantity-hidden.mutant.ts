import { mutant } from '../mutant.ts'

export default mutant({
  name: 'negative-quantity-hidden',
  breaks: 'A negative quantity stands as 0 on its line.',
  requirement: 'MTR-4.3',
  file: 'reference-engine/src/application/billing/measure-items.ts',
  find: '    usage.set(item.id, { quantity, eventCount,',
  replace: [
    '    const shown = quantity.isNegative() ? quantity.minus(quantity) : quantity',
    '    usage.set(item.id, { quantity: shown, eventCount,',
  ].join('\n'),
})
