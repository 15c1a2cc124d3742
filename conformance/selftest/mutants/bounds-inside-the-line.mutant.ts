import { mutant } from '../mutant.ts'

export default mutant({
  name: 'bounds-inside-the-line',
  breaks: 'A minimum is part of the line that it raises.',
  requirement: 'PRC-6.6',
  file: 'reference-engine/src/domain/invoicing/invoice-lines.ts',
  find: [
    '  const line = { ...rated, ...source, period: { start, end } }',
    '  return [line, ...adjustmentLines(line, { minimumAdjustment, maximumAdjustment })]',
  ].join('\n'),
  replace: [
    '  const { total: amount } = rate(source.price, usage)',
    '  return [{ ...rated, amount, ...source, period: { start, end } }]',
  ].join('\n'),
})
