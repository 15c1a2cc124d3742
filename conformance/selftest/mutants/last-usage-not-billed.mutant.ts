import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-usage-not-billed',
  breaks: 'Usage of the last period is not billed.',
  requirement: 'SUB-2.3',
  file: 'reference-engine/src/domain/subscriptions/stop.ts',
  find: '    const closed: Billed = runs\n',
  replace: '    const closed: Billed = runs && !(item.metered && status === \'canceled\')\n',
})
