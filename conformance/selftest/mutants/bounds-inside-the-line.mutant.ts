import { mutant } from '../mutant.ts'

export default mutant({
  name: 'bounds-inside-the-line',
  breaks: 'A minimum is part of the line that it raises.',
  requirement: 'PRC-6.6',
  file: 'reference-engine/src/domain/invoicing/usage-lines.ts',
  find: 'return [line, ...adjustmentLines(line, { minimumAdjustment, maximumAdjustment })]',
  replace: [
    'void adjustmentLines',
    '  const raised = rated.amount.plus(minimumAdjustment).plus(maximumAdjustment)',
    '  return [{ ...line, amount: raised }]',
  ].join('\n'),
})
