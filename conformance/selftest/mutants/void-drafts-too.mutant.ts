import { mutant } from '../mutant.ts'

export default mutant({
  name: 'void-drafts-too',
  breaks: 'A draft can be voided.',
  requirement: 'INV-1.3',
  file: 'reference-engine/src/domain/invoicing/invoice-status.ts',
  find: 'from: \'finalized\', to: \'void\', on: \'void\' },',
  replace: 'from: \'finalized\', to: \'void\', on: \'void\' },'
    + ' { from: \'draft\', to: \'void\', on: \'void\' },',
})
