import { mutant } from '../mutant.ts'

export default mutant({
  name: 'future-grant-burnt',
  breaks: 'A grant is burnt before it is effective.',
  requirement: 'CRD-3.3',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: '&& !isBefore(at, effectiveAt) ',
  replace: '&& (at === effectiveAt || effectiveAt !== undefined) ',
})
