import { mutant } from '../mutant.ts'

export default mutant({
  name: 'shares-of-six-digits',
  breaks: 'An endless amount has six digits.',
  requirement: 'PRO-2.7',
  file: 'reference-engine/src/domain/invoicing/proportion.ts',
  find: 'const fractionDigits = 36',
  replace: 'const fractionDigits = 6',
})
