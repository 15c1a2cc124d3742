import { mutant } from '../mutant.ts'

export default mutant({
  name: 'bounds-before-their-line',
  breaks: 'A minimum stands before the line that it raises.',
  requirement: 'PRC-6.6',
  file: 'reference-engine/src/domain/invoicing/usage-lines.ts',
  find: 'return [line, ...adjustmentLines(line, { minimumAdjustment, maximumAdjustment })]',
  replace: 'return [...adjustmentLines(line, { minimumAdjustment, maximumAdjustment }), line]',
})
