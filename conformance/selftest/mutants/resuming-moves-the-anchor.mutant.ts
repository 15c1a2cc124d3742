import { mutant } from '../mutant.ts'

export default mutant({
  name: 'resuming-moves-the-anchor',
  breaks: 'Resuming always begins a period.',
  requirement: 'SUB-4.3',
  file: 'reference-engine/src/domain/subscriptions/resume.ts',
  find: 'const moves = anchor === \'now\' ||',
  replace: 'const moves = anchor === \'keep\' || anchor === \'now\' ||',
})
