import { mutant } from '../mutant.ts'

export default mutant({
  name: 'exclusive-tax-on-inclusive-tax',
  breaks: 'An exclusive tax is on what has an inclusive tax in it.',
  requirement: 'TAX-1.6',
  file: 'reference-engine/src/domain/invoicing/taxes.ts',
  find: 'const bases = places.map(({ line }) => baseOf(line))',
  replace: [
    'const bases = places.map(({ line }) => baseOf(rate.inclusive ? line',
    '      : { ...line, rates: line.rates.filter((one) => !one.inclusive) }))',
  ].join('\n'),
})
