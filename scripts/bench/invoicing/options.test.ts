import { expect, test } from 'vitest'
import { readInvoicingOptions } from './options.ts'

const json = { json: '/tmp/bench-invoicing.json' }

test.each([
  [{}, { subscriptions: 100_000, sample: 1000, processes: 1, graceHours: 0, months: 36 }],
  [{ quick: true }, { subscriptions: 5000, sample: 200, processes: 1, graceHours: 0, months: 3 }],
  [{ subscriptions: '2500', processes: '2', drafts: true, months: '12' },
    { subscriptions: 2500, sample: 250, processes: 2, graceHours: 1, months: 12 }],
])('%o measures %o', (given, wanted) => {
  expect(readInvoicingOptions({ ...given, ...json })).toMatchObject(wanted)
})

test.each([
  [{ subscriptions: '0' }, '--subscriptions needs a whole number from 200 to 1000000'],
  [{ subscriptions: '199' }, '--subscriptions needs a whole number from 200 to 1000000'],
  [{ processes: '17' }, '--processes needs a whole number from 1 to 16'],
  [{ months: 'x' }, '--months needs a whole number from 1 to 120'],
])('%o is one line of what is wrong', (given, message) => {
  expect(() => readInvoicingOptions({ ...given, ...json })).toThrow(message)
})
