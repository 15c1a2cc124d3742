import { expect, test } from 'vitest'
import { readUsage } from './verify-usage.ts'

test.each([
  ['{"quantity":"120","event_count":3}', { quantity: '120', events: 3 }, 'at the top'],
  ['{"data":[{"group":null,"quantity":"0","event_count":0}]}', { quantity: '0', events: 0 },
    'in a window'],
])('usage is read out of %s: %s', (body, wanted) => expect(readUsage(body)).toEqual(wanted))

test('an answer without usage is nobody\'s usage', () => {
  expect(readUsage('{"data":[]}')).toEqual({ quantity: '', events: Number.NaN })
})
