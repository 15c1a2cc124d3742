import { mutant } from '../mutant.ts'

export default mutant({
  name: 'upcoming-of-the-present',
  breaks: 'An upcoming invoice names no instant.',
  requirement: 'SUB-8.1',
  file: 'reference-engine/src/application/subscriptions/get-upcoming-invoice.ts',
  find: 'issuedAt: turn?.at ?? null }',
  replace: 'issuedAt: null }',
})
