import { mutant } from '../mutant.ts'

export default mutant({
  name: 'manual-line-rounded-per-unit',
  breaks: 'The unit amount of a manual line is rounded before it is multiplied.',
  requirement: 'INV-7.4',
  file: 'reference-engine/src/domain/invoicing/one-off-line.ts',
  find: 'quantity, unitAmount })]',
  replace: 'quantity, unitAmount: unitAmount.minus(unitAmount.minus(unratedLine({ currency,\n    '
    + 'steps: [ratingStep({ ref: \'one-off\', quantity: quantity.minus(quantity)\n      '
    + '.plus(unratedLine({ currency, steps: [] }).quantity), unitAmount })] '
    + '}).amount.amount)) })]',
})
