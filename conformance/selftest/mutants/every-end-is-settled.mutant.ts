import { mutant } from '../mutant.ts'

export default mutant({
  name: 'every-end-is-settled',
  breaks: 'An end is settled though nobody asked.',
  requirement: 'SUB-2.6',
  file: 'reference-engine/src/domain/subscriptions/stop.ts',
  find: 'const prorate = settlement === \'prorate\'',
  replace: 'const prorate = settlement === \'prorate\' || action !== \'pause\'',
})
