import { mutant } from '../mutant.ts'

export default mutant({
  name: 'conversion-after-the-included',
  breaks: 'The included quantity is taken off before the conversion.',
  requirement: 'PRC-1.4',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: [
    '  const converted = unitConversion ? convertUnits(used, unitConversion) : used',
    '  return beyondIncluded(converted, includedQuantity)',
  ].join('\n'),
  replace: [
    '  const beyond = beyondIncluded(used, includedQuantity)',
    '  return unitConversion ? convertUnits(beyond, unitConversion) : beyond',
  ].join('\n'),
})
