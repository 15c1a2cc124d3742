import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unknown-groups-ignored',
  breaks: 'A usage query for a property without groups is answered.',
  requirement: 'MTR-8.3',
  file: 'reference-engine/src/application/meters/query-meter-usage.ts',
  find: [
    'const { meterId, customerId, period, window: unit, groupBy } = query',
    '      const meter =',
    '        await found(reads.meters.find({ organizationId, id: meterId }), \'meter_not_found\')',
  ].join('\n'),
  replace: [
    'const { meterId, customerId, period, window: unit } = query',
    '      const meter =',
    '        await found(reads.meters.find({ organizationId, id: meterId }), \'meter_not_found\')',
    '      const groupBy = query.groupBy.filter((property) => meter.groupBy.includes(property))',
  ].join('\n'),
})
