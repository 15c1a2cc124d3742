import { mutant } from '../mutant.ts'

export default mutant({
  name: 'reused-key-is-replayed',
  breaks: 'A key is compared without its body, so another body gets the first answer.',
  requirement: 'IDM-1.3',
  file: 'reference-engine/src/api/idempotency/idempotent.ts',
  find: '.update(body).digest(\'hex\')',
  replace: '.digest(\'hex\')',
})
