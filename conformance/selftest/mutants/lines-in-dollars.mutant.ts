import { mutant } from '../mutant.ts'

export default mutant({
  name: 'lines-in-dollars',
  breaks: 'Every line says that it is in US dollars.',
  requirement: 'MON-2.1',
  file: 'reference-engine/src/api/convert/invoices.ts',
  find: [
    'quantity: stored.quantity.toString(),',
    '  currency: stored.currency,',
  ].join('\n'),
  replace: [
    'quantity: stored.quantity.toString(),',
    '  currency: \'USD\',',
  ].join('\n'),
})
