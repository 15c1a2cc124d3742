import { mutant } from '../mutant.ts'

export default mutant({
  name: 'billed-once-more-at-the-end',
  breaks: 'The end of a subscription bills another charge in advance.',
  requirement: 'SUB-2.4',
  file: 'reference-engine/src/domain/invoicing/invoice-lines.ts',
  find: [
    'const inAdvance = opens ? timed(items, \'in_advance\').flatMap((item) =>',
    '    fixedLines(item, opens)) : []',
  ].join('\n'),
  replace: [
    'const inAdvance = timed(items, \'in_advance\').flatMap((item) =>',
    '    fixedLines(item, opens ?? closes))',
  ].join('\n'),
})
