import { mutant } from '../mutant.ts'

export default mutant({
  name: 'four-years-taken',
  breaks: 'A billing interval may last four years.',
  requirement: 'TIM-5.1',
  file: 'reference-engine/src/domain/time/interval.ts',
  find: '{ day: 1095, week: 156, month: 36, year: 3 }',
  replace: '{ day: 1095, week: 209, month: 48, year: 4 }',
})
