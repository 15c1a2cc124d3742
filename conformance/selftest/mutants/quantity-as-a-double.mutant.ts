import { mutant } from '../mutant.ts'

export default mutant({
  name: 'quantity-as-a-double',
  breaks: 'A quantity goes through a binary double.',
  requirement: 'MON-3.3',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: '  quantities[aggregation](window)',
  replace: [
    '  Decimal.scaled(BigInt(Math.round(',
    '    Number(quantities[aggregation](window).toString()) * 10 ** digits)), digits)',
  ].join('\n'),
})
