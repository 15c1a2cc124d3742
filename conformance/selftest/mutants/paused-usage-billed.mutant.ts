import { mutant } from '../mutant.ts'

export default mutant({
  name: 'paused-usage-billed',
  breaks: 'Usage of a pause is billed after it.',
  requirement: 'SUB-4.4',
  file: 'reference-engine/src/domain/subscriptions/resume.ts',
  find: '    items: changed.items.map((item) => withoutPast(item, at)),\n',
  replace: '    items: changed.items.map((item) => ({ ...withoutPast(item, at),\n'
    + '      openFrom: item.metered ? subscription.pausedAt : undefined })),\n',
})
