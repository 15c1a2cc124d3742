import { mutant } from '../mutant.ts'

export default mutant({
  name: 'entries-of-the-past-dated-anew',
  breaks: 'An entry of the ledger is told with the instant of asking.',
  requirement: 'CRD-3.7',
  file: 'reference-engine/src/application/credit-grants/list-credit-entries.ts',
  find: 'return creditGrants.entries(wanted)',
  replace: [
    'const page = await creditGrants.entries(wanted)',
    '      return { ...page, data: page.data.filter(({ type }, index) =>',
    '        type !== \'applied\' || index < 3) }',
  ].join('\n'),
})
