import { mutant } from '../mutant.ts'

export default mutant({
  name: 'periods-end-a-second-early',
  breaks: 'A period ends at 23:59:59.',
  requirement: 'TIM-1.3',
  file: 'reference-engine/src/domain/subscriptions/subscription.ts',
  find: 'return isBefore(start, end) ? { index, start, end } : undefined',
  replace: [
    'return isBefore(start, end)',
    '    ? { index, start, end: end.subtract({ seconds: 1 }) }',
    '    : undefined',
  ].join('\n'),
})
