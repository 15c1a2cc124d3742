import { mutant } from '../mutant.ts'

export default mutant({
  name: 'first-units-discounted',
  breaks: 'A usage discount takes off what the first units cost.',
  requirement: 'PRC-6.2',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: '      sumOf(modelSteps(pricing, { quantity: beyondIncluded(ratedQuantity, less) })),',
  replace: [
    '      sumOf(charged).minus(',
    '        sumOf(modelSteps(pricing, { quantity: less.min(ratedQuantity) }))),',
  ].join('\n'),
})
