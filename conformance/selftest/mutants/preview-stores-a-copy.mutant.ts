import { mutant } from '../mutant.ts'

export default mutant({
  name: 'preview-stores-a-copy',
  breaks: 'A preview of a stored price stores another.',
  requirement: 'PRC-7.1',
  file: 'reference-engine/src/application/prices/preview-price.ts',
  find: 'return { price, rated: rate(price, command.usage) }',
  replace: [
    'if (command.priceId !== undefined) {',
    '      await dependencies.transaction(async ({ prices }) => {',
    '        const { organizationId } = caller',
    '        const kept = await prices.find({ organizationId, id: command.priceId })',
    '        await prices.insert({ ...kept, id: dependencies.ids(\'price\') })',
    '      })',
    '    }',
    '    return { price, rated: rate(price, command.usage) }',
  ].join('\n'),
})
