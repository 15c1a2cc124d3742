import { mutant } from '../mutant.ts'

export default mutant({
  name: 'problems-as-plain-json',
  breaks: 'A refusal has the media type of a success.',
  requirement: 'ERR-2.1',
  file: 'reference-engine/src/api/answer-problem.ts',
  find: '\'application/problem+json\'',
  replace: '\'application/json\'',
})
