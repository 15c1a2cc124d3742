import { mutant } from '../mutant.ts'

export default mutant({
  name: 'stack-in-the-detail',
  breaks: 'A refusal shows the stack trace behind it.',
  requirement: 'ERR-2.3',
  file: 'reference-engine/src/api/problem-of.ts',
  find: 'detail : row.detail + parameters(rest))',
  replace: 'detail : String(new Error(row.detail).stack) + parameters(rest))',
})
