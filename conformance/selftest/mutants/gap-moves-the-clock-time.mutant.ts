import { mutant } from '../mutant.ts'

export default mutant({
  name: 'gap-moves-the-clock-time',
  breaks: 'A boundary in a daylight saving gap moves by the length of the gap.',
  requirement: 'TIM-3.1',
  file: 'reference-engine/src/domain/time/wall-time.ts',
  find: 'return gap.toInstant()',
  replace: 'return local.toZonedDateTime(timeZone, { disambiguation: \'compatible\' }).toInstant()',
})
