import { mutant } from '../mutant.ts'

export default mutant({
  name: 'carried-tiers-without-the-past',
  breaks: 'Tiers that go on do not count the usage before.',
  requirement: 'PRO-3.3',
  file: 'reference-engine/src/domain/invoicing/rate-segment.ts',
  find: '[rate(price, addUsage(before, usage)), rate(price, before)]',
  replace: '[rate(price, usage), rate(price, before)]',
})
