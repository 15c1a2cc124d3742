import { mutant } from '../mutant.ts'

export default mutant({
  name: 'groups-share-the-first',
  breaks: 'Every group has the quantity of the first.',
  requirement: 'MTR-5.4',
  file: 'reference-engine/src/domain/metering/usage-quantity.ts',
  find: '.map(({ values, parts }) => ({ values, ...measuredUsage(window, parts) }))',
  replace: [
    '.map(({ values, parts }, _, all) => ({',
    '      values, ...measuredUsage(window, all[0]?.parts ?? parts),',
    '    }))',
  ].join('\n'),
})
