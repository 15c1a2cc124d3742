import { mutant } from '../mutant.ts'

export default mutant({
  name: 'preview-blamed-on-the-price',
  breaks: 'A preview of the wrong usage is refused as if its price were wrong.',
  requirement: 'PRC-7.4',
  file: 'reference-engine/src/application/prices/preview-price.ts',
  find: '\'price_preview_invalid\'',
  replace: '\'price_definition_invalid\'',
})
