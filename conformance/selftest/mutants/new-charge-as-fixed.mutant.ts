import { mutant } from '../mutant.ts'

export default mutant({
  name: 'new-charge-as-fixed',
  breaks: 'The charge of a change is an ordinary one.',
  requirement: 'PRO-2.2',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: '? \'fixed\' : \'proration_charge\'\n',
  replace: '? \'fixed\' : \'fixed\'\n',
})
