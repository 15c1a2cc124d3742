import { mutant } from '../mutant.ts'

export default mutant({
  name: 'resuming-keeps-the-anchor',
  breaks: 'Resuming never begins a period.',
  requirement: 'SUB-4.3',
  file: 'reference-engine/src/domain/subscriptions/resume.ts',
  find: 'const moves = anchor === \'now\' || due',
  replace: 'const moves = due',
})
