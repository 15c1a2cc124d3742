import { mutant } from '../mutant.ts'

export default mutant({
  name: 'end-settlement-ignored',
  breaks: 'An end is never settled.',
  requirement: 'SUB-2.6',
  file: 'reference-engine/src/domain/subscriptions/stop.ts',
  find: 'const prorate = settlement === \'prorate\'',
  replace: 'const prorate = settlement === \'prorate\' && action === \'pause\'',
})
