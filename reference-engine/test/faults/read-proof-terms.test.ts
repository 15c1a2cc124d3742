import { expect, test } from 'vitest'
import { proofNames, readProofTerms, WrongProofTerms } from './read-proof-terms.ts'

test('unless told it is all of them, long', () => {
  expect(readProofTerms([])).toEqual({ months: 30, subscriptions: 2000, chosen: proofNames })
})

test('some are chosen by name', () => {
  expect(readProofTerms(['3', '50', 'skew']))
    .toEqual({ months: 3, subscriptions: 50, chosen: ['skew'] })
})

test.each<[string, string[]]>([
  ['a word for rounds', ['many']],
  ['no subscriptions', ['3', '0']],
  ['a fraction', ['1.5']],
  ['a proof that does not exist, which would prove nothing', ['3', '50', 'restart']],
])('%s is refused with the usage', (_, given) => {
  expect(() => readProofTerms(given)).toThrow(WrongProofTerms)
  expect(() => readProofTerms(given)).toThrow(/".*"\. Usage: npm run prove:faults/)
})
