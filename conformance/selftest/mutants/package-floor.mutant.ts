import { mutant } from '../mutant.ts'

export default mutant({
  name: 'package-floor',
  breaks: 'A begun package is not counted.',
  requirement: 'PRC-4.1',
  file: 'reference-engine/src/domain/pricing/packages.ts',
  find: '.ceil()',
  replace: '.floor()',
})
