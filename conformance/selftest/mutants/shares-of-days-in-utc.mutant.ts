import { mutant } from '../mutant.ts'

export default mutant({
  name: 'shares-of-days-in-utc',
  breaks: 'Days of a share are those of UTC.',
  requirement: 'PRO-1.2',
  file: 'reference-engine/src/domain/time/portion.ts',
  find: '  instant.toZonedDateTimeISO(timeZone).toPlainDate()',
  replace: '  instant.toZonedDateTimeISO(timeZone.replace(/.*/s, \'UTC\')).toPlainDate()',
})
