import { mutant } from '../mutant.ts'

export default mutant({
  name: 'upcoming-without-usage',
  breaks: 'An upcoming invoice has no usage.',
  requirement: 'SUB-8.1',
  file: 'reference-engine/src/application/subscriptions/get-upcoming-invoice.ts',
  find: 'sources: turn?.sources ?? []',
  replace: 'sources: turn?.sources.filter(({ kind }) => kind !== \'usage\') ?? []',
})
