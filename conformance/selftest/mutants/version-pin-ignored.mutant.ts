import { mutant } from '../mutant.ts'

export default mutant({
  name: 'version-pin-ignored',
  breaks: 'A pinned version outside of the range is served.',
  requirement: 'VER-3.3',
  file: 'reference-engine/src/api/request/spec-version.ts',
  find: 'if (!inside) {',
  replace: 'if (!inside && pinned === served) {',
})
