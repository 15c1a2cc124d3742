import { mutant } from '../mutant.ts'

export default mutant({
  name: 'canceled-period-runs-on',
  breaks: 'The period of a canceled subscription keeps its natural end.',
  requirement: 'SUB-2.2',
  file: 'reference-engine/src/application/billing-periods/close-period.ts',
  find: 'close({ ...where, endAt })',
  replace: 'close({ ...where, endAt: period.endAt })',
})
