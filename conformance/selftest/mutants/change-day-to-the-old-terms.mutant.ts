import { mutant } from '../mutant.ts'

export default mutant({
  name: 'change-day-to-the-old-terms',
  breaks: 'The day of a change belongs to the old terms.',
  requirement: 'PRO-1.2',
  file: 'reference-engine/src/domain/time/portion.ts',
  find: 'const [first, last] = [localDate(start, timeZone), localDate(end, timeZone)]',
  replace: 'const next = start.add({ hours: 24, nanoseconds: -1 })\n'
    + '  const [first, last] = [localDate(next, timeZone), localDate(end, timeZone)]',
})
