import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-without-tax',
  breaks: 'A note carries no tax.',
  requirement: 'CRN-4.2',
  file: 'reference-engine/src/domain/credits/credited-taxes.ts',
  find: 'return { taxRateId, inclusive, amount: back }',
  replace: 'return { taxRateId, inclusive, amount: back.minus(back) }',
})
