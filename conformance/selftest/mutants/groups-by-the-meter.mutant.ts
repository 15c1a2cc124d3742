import { mutant } from '../mutant.ts'

export default mutant({
  name: 'groups-by-the-meter',
  breaks: 'A query for one property has a row for each group of the meter.',
  requirement: 'MTR-5.3',
  file: 'reference-engine/src/persistence/usage/usage-quantity.ts',
  find: 'groupBy.map((property) => meter.definition.groupBy?.indexOf(property) ?? -1)',
  replace: '[...meter.definition.groupBy?.keys() ?? []]',
})
