import { mutant } from '../mutant.ts'

export default mutant({
  name: 'graduated-as-volume',
  breaks: 'A graduated price rates all units by one tier.',
  requirement: 'PRC-3.1',
  file: 'reference-engine/src/domain/pricing/pricing-models.ts',
  find: 'per_unit: perUnit, graduated, volume,',
  replace: 'per_unit: perUnit, graduated: volume, volume,',
})
