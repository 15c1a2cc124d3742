import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unknown-zone-taken',
  breaks: 'Any text is taken for a time zone.',
  requirement: 'RES-1.5',
  file: 'reference-engine/src/domain/time/time-zone.ts',
  find: 'if (zoneName.test(text) && resolved(text) === text) return text',
  replace: 'if (text.length > 0) return resolved(text) ?? \'UTC\'',
})
