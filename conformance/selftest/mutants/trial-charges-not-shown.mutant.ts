import { mutant } from '../mutant.ts'

export default mutant({
  name: 'trial-charges-not-shown',
  breaks: 'Fixed charges of a trial are not shown.',
  requirement: 'SUB-5.1',
  file: 'reference-engine/src/domain/invoicing/trial-discount.ts',
  find: '  if (charge === undefined || !charge.trial) return lines\n',
  replace: '  if (charge === undefined || !charge.trial) return lines\n'
    + '  if (charge.kind !== \'usage\') return []\n',
})
