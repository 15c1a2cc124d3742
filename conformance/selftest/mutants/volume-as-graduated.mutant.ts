import { mutant } from '../mutant.ts'

export default mutant({
  name: 'volume-as-graduated',
  breaks: 'A volume price rates each unit by its own tier.',
  requirement: 'PRC-3.2',
  file: 'reference-engine/src/domain/pricing/pricing-models.ts',
  find: 'per_unit: perUnit, graduated, volume,',
  replace: 'per_unit: perUnit, graduated, volume: graduated,',
})
