import { mutant } from '../mutant.ts'

export default mutant({
  name: 'previews-schedule-the-change',
  breaks: 'A preview schedules its change.',
  requirement: 'SUB-6.3',
  file: 'reference-engine/src/application/subscriptions/preview-subscription-change.ts',
  find: '      const { change, plan } = await intendedChange(work, { held, terms })\n'
    + '      const preview = await previewedChange(work, { held, change })\n',
  replace: '      const { change, plan, stored } = await intendedChange(work, { held, terms })\n'
    + '      const preview = await previewedChange(work, { held, change })\n'
    + '      await work.store.subscriptionChanges.insert(stored)\n',
})
