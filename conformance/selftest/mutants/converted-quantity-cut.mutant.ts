import { mutant } from '../mutant.ts'

export default mutant({
  name: 'converted-quantity-cut',
  breaks: 'A converted quantity that does not end is cut.',
  requirement: 'PRC-1.5',
  file: 'reference-engine/src/domain/pricing/unit-conversion.ts',
  find: 'mode: \'half_away_from_zero\', digits: 12',
  replace: 'mode: \'down\', digits: 12',
})
