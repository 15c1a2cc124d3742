import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credits-of-the-void-one-forgotten',
  breaks: 'A charge that is billed anew forgets what was credited of the void one.',
  requirement: 'DSC-2.9',
  file: 'reference-engine/src/persistence/invoices/credited-finally.ts',
  find: 'and i.id = billed.id)\n',
  replace: 'and i.id = billed.id and false)\n',
})
