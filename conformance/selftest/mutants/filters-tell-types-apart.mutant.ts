import { mutant } from '../mutant.ts'

export default mutant({
  name: 'filters-tell-types-apart',
  breaks: 'A filter for a number does not select the same number as text.',
  requirement: 'MTR-5.1',
  file: 'reference-engine/src/domain/metering/property-filter.ts',
  find: [
    '  const wanted = wantedTexts(filter)',
    '  return (properties) => {',
    '    const found = propertyIn(properties, property)',
    '    return found !== undefined && wanted.has(distinctIn(found))',
    '  }',
  ].join('\n'),
  replace: [
    '  const wanted = filter.operator === \'equals\' ? [filter.value] : filter.values',
    '  return (properties) => {',
    '    const found = propertyIn(properties, property)',
    '    return found !== undefined && wanted.includes(found)',
    '  }',
  ].join('\n'),
})
