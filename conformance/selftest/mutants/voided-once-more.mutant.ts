import { mutant } from '../mutant.ts'

export default mutant({
  name: 'voided-once-more',
  breaks: 'A voided event is voided again without a word.',
  requirement: 'USG-6.3',
  file: 'reference-engine/src/application/usage-events/correct-usage-event.ts',
  find: [
    '    transition(usageEventMachine, { state: statusOf(before), action })',
    '',
  ].join('\n'),
  replace: [
    '    if (before.voidedAt !== null) {',
    '      return { ...before, history: await usageEvents.history(before) }',
    '    }',
    '',
  ].join('\n'),
})
