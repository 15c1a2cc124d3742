import { mutant } from '../mutant.ts'

export default mutant({
  name: 'lines-in-dollars',
  breaks: 'Every line says that it is in US dollars.',
  requirement: 'MON-2.1',
  file: 'reference-engine/src/api/convert/invoice-lines.ts',
  find: [
    '  currency: stored.currency,',
    '  taxes:',
  ].join('\n'),
  replace: [
    '  currency: \'USD\',',
    '  taxes:',
  ].join('\n'),
})
