import { mutant } from '../mutant.ts'

export default mutant({
  name: 'four-years-back-taken',
  breaks: 'A subscription may start four years back.',
  requirement: 'SUB-1.5',
  file: 'reference-engine/src/domain/subscriptions/subscribe.ts',
  find: 'start_age_days_max = 1095',
  replace: 'start_age_days_max = 1461',
})
