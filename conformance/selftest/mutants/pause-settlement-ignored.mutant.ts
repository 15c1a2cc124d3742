import { mutant } from '../mutant.ts'

export default mutant({
  name: 'pause-settlement-ignored',
  breaks: 'A pause is always settled.',
  requirement: 'SUB-4.2',
  file: 'reference-engine/src/domain/subscriptions/stop.ts',
  find: 'const prorate = settlement === \'prorate\'',
  replace: 'const prorate = settlement === \'prorate\' || action === \'pause\'',
})
