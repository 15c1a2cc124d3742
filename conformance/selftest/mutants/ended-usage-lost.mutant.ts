import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ended-usage-lost',
  breaks: 'Usage of a price that ends is not billed.',
  requirement: 'PRO-3.1',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: '    const closed = closeItem(item, { at, counting, natural, trial })\n',
  replace: '    const closed = item.metered ? { item } : closeItem(item, { at, counting,'
    + ' natural, trial })\n',
})
