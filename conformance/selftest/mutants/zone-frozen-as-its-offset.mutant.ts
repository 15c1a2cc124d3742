import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zone-frozen-as-its-offset',
  breaks: 'Boundaries keep the offset of the start instead of the wall time.',
  requirement: 'TIM-2.1',
  file: 'reference-engine/src/domain/time/billing-period.ts',
  find: 'return instantOfWallTime(moved, timeZone)',
  replace: 'return moved.toZonedDateTime(anchor.toZonedDateTimeISO(timeZone).offset).toInstant()',
})
