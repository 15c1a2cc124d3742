import { mutant } from '../mutant.ts'

export default mutant({
  name: 'canceled-again',
  breaks: 'A canceled subscription may be canceled again.',
  requirement: 'SUB-1.2',
  file: 'reference-engine/src/domain/subscriptions/subscription-status.ts',
  find: '{ from: \'active\', to: \'canceled\', on: \'cancel\' },',
  replace: [
    '{ from: \'active\', to: \'canceled\', on: \'cancel\' },',
    '    { from: \'canceled\', to: \'canceled\', on: \'cancel\' },',
  ].join('\n'),
})
