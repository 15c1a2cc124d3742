import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-before-discounts',
  breaks: 'A note takes what a line cost before its discount.',
  requirement: 'CRN-4.1',
  file: 'reference-engine/src/application/credit-notes/creditable-lines.ts',
  find: 'net: Money.parse(line.netAmount, currency)',
  replace: 'net: Money.parse(line.amount, currency)',
})
