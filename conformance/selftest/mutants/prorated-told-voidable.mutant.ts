import { mutant } from '../mutant.ts'

export default mutant({
  name: 'prorated-told-voidable',
  breaks: 'A refusal offers to void what another invoice credits.',
  requirement: 'INV-1.10',
  file: 'reference-engine/src/application/invoices/allowed-as-it-is.ts',
  find: 'isProratedElsewhere(of) ? [\'void\'] : []',
  replace: 'isProratedElsewhere(of) ? [] : []',
})
