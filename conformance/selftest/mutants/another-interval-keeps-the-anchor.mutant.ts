import { mutant } from '../mutant.ts'

export default mutant({
  name: 'another-interval-keeps-the-anchor',
  breaks: 'The anchor stays with another interval.',
  requirement: 'SUB-6.10',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: '{ ...schedule, anchor: at, interval: change.interval }',
  replace: '{ ...schedule, interval: change.interval }',
})
