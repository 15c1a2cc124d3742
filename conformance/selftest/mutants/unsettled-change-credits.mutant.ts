import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unsettled-change-credits',
  breaks: 'A change without settlement credits.',
  requirement: 'PRO-2.6',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: '{ item: left, credits } = settlement === \'prorate\'\n',
  replace: '{ item: left, credits } = settlement === settlement\n',
})
