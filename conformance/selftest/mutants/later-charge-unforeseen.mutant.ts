import { mutant } from '../mutant.ts'

export default mutant({
  name: 'later-charge-unforeseen',
  breaks: 'A preview does not credit what will be charged until the change.',
  requirement: 'SUB-6.3',
  file: 'reference-engine/src/application/invoices/charged-lines.ts',
  find: '?.netAmounts ?? []',
  replace: '?.netAmounts.slice(0, 0) ?? []',
})
