import { expect, test } from 'vitest'
import { asksOtherwise } from './sentence-change.ts'

test.each([
  ['A late event is recieved twice.', 'A late event is received twice.', 'letters exchanged'],
  ['It occured once.', 'It occurred once.', 'a letter doubled'],
  ['It is kept seperate.', 'It is kept separate.', 'a vowel for another in a long word'],
  ['A customer is archived.', 'A customer is archived (see there).', 'a hint where to look'],
  ['Lists are ordered newest first.', 'The lists are ordered newest first.', 'an article more'],
  ['A customer is archived.', 'Customers are archived.', 'a plural'],
  ['An engine does not keep it.', "An engine doesn't keep it.", 'a contraction'],
  ['It is tried 3 times.', 'It is tried three times.', 'a number in words'],
  ['A canceled plan is recognised.', 'A cancelled plan is recognized.', 'two kinds of English'],
  ['If a key is unknown, it is refused.', 'It is refused if a key is unknown.', 'a clause moved'],
  ['It answers `not_found`.', 'It answers not_found.', 'a mark of code'],
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
  ['A note replaces an invoice.', 'An invoice replaces a note.', 'who does it to whom'],
  ['It moves from draft to open.', 'It moves to draft from open.', 'a direction'],
  ['It is paid by the customer.', 'It is paid for the customer.', 'a relation'],
  ['Either is enough.', 'Both are needed.', 'how many'],
  ['Amounts are rounded half up.', 'Amounts are rounded half even.', 'a rounding'],
  ['A customer is charged.', 'A customer is changed.', 'two words that look alike'],
  ['A customer is archived.', 'A customer is archived immediately.', 'a condition of time'],
  ['A customer is archived.', 'A customer is archived with every subscription.', 'a reach'],
  ['A customer is archived, its usage kept readable.', 'A customer is archived.', 'a clause less'],
  ['An amount <= 10 fits.', 'An amount < 10 fits.', 'a bound'],
  ['Before it ends, it is sent.', 'Before it is sent, it ends.', 'which comes first'],
])('"%s" -> "%s" asks for something else: %s', (before, after) => {
  expect(asksOtherwise(before, after)).toBe(true)
})
