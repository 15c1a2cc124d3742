import { mutant } from '../mutant.ts'

export default mutant({
  name: 'void-charge-credited',
  breaks: 'The charge of a void invoice is credited.',
  requirement: 'PRO-2.3',
  file: 'reference-engine/src/persistence/invoices/charged-lines.ts',
  find: '    and i.subscription_id = v.subscription_id and i.status <> \'void\'\n',
  replace: '    and i.subscription_id = v.subscription_id\n',
})
