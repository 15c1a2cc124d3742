import { mutant } from '../mutant.ts'

export default mutant({
  name: 'half-seconds-count',
  breaks: 'A second that began counts whole.',
  requirement: 'PRO-1.3',
  file: 'reference-engine/src/domain/time/portion.ts',
  find: '    return Number((end.epochNanoseconds - start.epochNanoseconds) / second_ns)\n',
  replace: '    return Number((end.epochNanoseconds - start.epochNanoseconds + second_ns -'
    + ' 1n) / second_ns)\n',
})
