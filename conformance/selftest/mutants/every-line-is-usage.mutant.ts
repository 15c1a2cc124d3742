import { mutant } from '../mutant.ts'

export default mutant({
  name: 'every-line-is-usage',
  breaks: 'A fixed charge is called usage.',
  requirement: 'INV-7.1',
  file: 'reference-engine/src/application/invoices/line-records.ts',
  find: 'kind: line.kind,',
  replace: 'kind: \'usage\',',
})
