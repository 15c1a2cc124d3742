import { mutant } from '../mutant.ts'

export default mutant({
  name: 'percentage-cut-off',
  breaks: 'A percentage of an invoice is cut to its minor units.',
  requirement: 'DSC-2.1',
  file: 'reference-engine/src/domain/invoicing/discounts.ts',
  find: 'return Money.round(base.amount.times(hundredths(percentage)), currency)',
  replace: 'const [whole, digits = \'\'] = '
    + 'base.amount.times(hundredths(percentage)).toString().split(\'.\')\n    const kept = '
    + 'digits.slice(0, currency.minorDigits)\n    return Money.parse(kept === \'\' ? whole '
    + ': `${whole}.${kept}`, currency)',
})
