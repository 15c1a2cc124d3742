import { mutant } from '../mutant.ts'

export default mutant({
  name: 'any-cursor-taken',
  breaks: 'A cursor of another list or organization is taken.',
  requirement: 'PAG-4.5',
  file: 'reference-engine/src/api/cursor.ts',
  find: 'if (writeCursor(scope, key) !== cursor) throw new Refusal(\'invalid_cursor\')',
  replace: '',
})
