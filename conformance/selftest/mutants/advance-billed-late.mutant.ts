import { mutant } from '../mutant.ts'

export default mutant({
  name: 'advance-billed-late',
  breaks: 'A charge in advance is billed for the time that the one before it covered.',
  requirement: 'INV-1.5',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: 'kind, itemId, priceId, period, quantity,',
  replace: 'kind, itemId, priceId, period: item.charges?.at(-1) ?? period, quantity,',
})
