import { mutant } from '../mutant.ts'

export default mutant({
  name: 'resumed-period-overlaps',
  breaks: 'The period after a pause begins before it.',
  requirement: 'TIM-1.3',
  file: 'reference-engine/src/domain/subscriptions/finish-turn.ts',
  find: 'const opens = { index: subscription.periodCount, start: at, end: natural.end }',
  replace: 'const opens = { index: subscription.periodCount, start: natural.start, end:'
    + ' natural.end }',
})
