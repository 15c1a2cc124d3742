import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replay-acts-again',
  breaks: 'A replayed key runs the request again.',
  requirement: 'IDM-1.1',
  file: 'reference-engine/src/api/idempotency/idempotent.ts',
  find: 'return { answer: begun.answer, replayed: true }',
  replace: 'return { answer: await work(), replayed: true }',
})
