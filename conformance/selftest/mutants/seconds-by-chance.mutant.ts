import { mutant } from '../mutant.ts'

export default mutant({
  name: 'seconds-by-chance',
  breaks: 'A share by seconds depends on chance.',
  requirement: 'DET-2.2',
  file: 'reference-engine/src/domain/time/portion.ts',
  find: '    return Number((end.epochNanoseconds - start.epochNanoseconds) / second_ns)\n',
  replace: '    return Number((end.epochNanoseconds - start.epochNanoseconds) / second_ns)\n'
    + '      + Number(process.hrtime.bigint() % 5n)\n',
})
