import { mutant } from '../mutant.ts'

export default mutant({
  name: 'the-later-of-two',
  breaks: 'An ambiguous boundary is the later of the two instants.',
  requirement: 'TIM-3.2',
  file: 'reference-engine/src/domain/time/wall-time.ts',
  find: 'const earlier = local.toZonedDateTime(timeZone, { disambiguation: \'earlier\' })\n '
    + ' if (earlier.toPlainDateTime().equals(local)) return earlier.toInstant()',
  replace: 'const earlier = local.toZonedDateTime(timeZone, { disambiguation: \'earlier\' })\n '
    + ' if (earlier.toPlainDateTime().equals(local)) return local.toZonedDateTime(timeZ'
    + 'one, { disambiguation: \'later\' }).toInstant()',
})
