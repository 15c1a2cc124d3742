import { mutant } from '../mutant.ts'

export default mutant({
  name: 'kept-for-draft-credits',
  breaks: 'A coupon leaves what a draft would credit.',
  requirement: 'DSC-2.9',
  file: 'reference-engine/src/persistence/invoices/credited-finally.ts',
  find: 'and f.status = \'finalized\'',
  replace: 'and f.status <> \'void\'',
})
