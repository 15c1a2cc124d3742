import { mutant } from '../mutant.ts'

export default mutant({
  name: 'hour-after-the-period-billed',
  breaks: 'The first hour after a period counts in it.',
  requirement: 'TIM-1.2',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'hour >= w.first and hour < w.last',
  replace: 'hour >= w.first and hour <= w.last',
})
