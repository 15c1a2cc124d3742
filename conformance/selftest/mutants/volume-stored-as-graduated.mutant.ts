import { mutant } from '../mutant.ts'

export default mutant({
  name: 'volume-stored-as-graduated',
  breaks: 'A volume price is stored as a graduated one.',
  requirement: 'PRC-1.1',
  file: 'reference-engine/src/api/convert/prices.ts',
  find: 'pricing: body.pricing,',
  replace: [
    'pricing: body.pricing.type === \'volume\'',
    '    ? { ...body.pricing, type: \'graduated\' }',
    '    : body.pricing,',
  ].join('\n'),
})
