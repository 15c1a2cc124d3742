import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unit-price-of-eight-digits',
  breaks: 'A unit price loses what is beyond eight digits.',
  requirement: 'MON-3.2',
  file: 'reference-engine/src/application/prices/stored-pricing.ts',
  find: '{ type: \'per_unit\', unitAmount: Decimal.parse(stored.unit_amount) }',
  replace: [
    '{',
    '        type: \'per_unit\',',
    '        unitAmount: Decimal.parse(stored.unit_amount.replace(/(\\.\\d{8})\\d+$/, \'$1\')),',
    '      }',
  ].join('\n'),
})
