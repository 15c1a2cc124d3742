import { expect, test } from 'vitest'
import { asksOtherwise } from './sentence-change.ts'

test.each([
  ['A late event is recieved twice.', 'A late event is received twice.', 'a misspelling'],
  ['A customer is archived.', 'A customer is archived (see there).', 'a word more'],
  ['Lists are ordered newest first.', 'The lists are ordered newest first.', 'an article more'],
  ['A replay returns the original.', 'The original is what a replay returns.', 'another order'],
  ['A customer is archived.', 'Customers are archived.', 'a plural'],
])('"%s" -> "%s" asks the same: %s', (before, after) => {
  expect(asksOtherwise(before, after)).toBe(false)
})

test.each([
  ['It answers within 24 hours.', 'It answers within 12 hours.', 'a number'],
  ['Lists are ordered newest first.', 'Lists are ordered oldest first.', 'an order'],
  ['It is refused with 422 `a`.', 'It is refused with 422 `b`.', 'a code'],
  ['It is refused.', 'It is accepted.', 'the opposite'],
  ['It is refused.', 'It is not refused.', 'a not'],
  ['It counts when finalized.', 'It counts when created.', 'another word in its place'],
  ['The order is priority, expiry.', 'The order is expiry, priority.', 'an order of words'],
  ['Either is enough.', 'Both are needed.', 'how many'],
  ['Amounts are rounded half up.', 'Amounts are rounded half even.', 'a rounding'],
  ['A customer is archived.', 'A customer is archived with every subscription.', 'a reach'],
  ['A customer is archived.', 'A customer is archived, its usage kept readable.', 'a clause more'],
  ['A customer is archived, its usage kept readable.', 'A customer is archived.', 'a clause less'],
  ['An amount <= 10 fits.', 'An amount < 10 fits.', 'a bound'],
])('"%s" -> "%s" asks for something else: %s', (before, after) => {
  expect(asksOtherwise(before, after)).toBe(true)
})
