import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-charge-credited-alone',
  breaks: 'Where two charges in advance lie ahead only the last is credited.',
  requirement: 'PRO-2.1',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: 'charges: [...chargesAhead(item, at), period]',
  replace: 'charges: [...chargesAhead(item, at).slice(0, 0), period]',
})
