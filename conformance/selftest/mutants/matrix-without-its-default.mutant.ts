import { mutant } from '../mutant.ts'

export default mutant({
  name: 'matrix-without-its-default',
  breaks: 'What no cell names is free.',
  requirement: 'PRC-8.1',
  file: 'reference-engine/src/domain/pricing/matrix.ts',
  find: 'return [...cellSteps, rest].flatMap(',
  replace: 'return cellSteps.flatMap(',
})
