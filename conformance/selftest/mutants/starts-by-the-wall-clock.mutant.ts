import { mutant } from '../mutant.ts'

export default mutant({
  name: 'starts-by-the-wall-clock',
  breaks: 'A subscription starts at the present, not at its customer\'s clock.',
  requirement: 'SUB-1.1',
  file: 'reference-engine/src/application/subscriptions/create-subscription.ts',
  find: 'const now = await holdClock(work, customer)',
  replace: [
    'await holdClock(work, customer)',
    '      const now = work.dependencies.clock.now()',
  ].join('\n'),
})
