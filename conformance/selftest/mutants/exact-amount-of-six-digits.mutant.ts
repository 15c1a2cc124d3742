import { mutant } from '../mutant.ts'

export default mutant({
  name: 'exact-amount-of-six-digits',
  breaks: 'An exact amount is cut after six digits.',
  requirement: 'MON-4.1',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: 'const amountUnrounded = Decimal.sum(steps.map((step) => step.amountUnrounded))',
  replace: [
    'const sum = Decimal.sum(steps.map((step) => step.amountUnrounded))',
    '  const amountUnrounded = Decimal.parse(sum.toString().replace(/(\\.\\d{6})\\d+$/, \'$1\'))',
  ].join('\n'),
})
