import { expect, test } from 'vitest'
import { Overloaded } from '../application/usage-events/group-commit.ts'
import { InvariantBroken } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { DatabaseUnreachable } from '../persistence/connection/database-unreachable.ts'
import { problemOf } from './problem-of.ts'
import { RefusalForNow } from './refusals.ts'

test.each([
  [new Refusal('customer_not_found'), 404, 'customer_not_found', 'a refusal'],
  [new Refusal('no_such_code'), 500, 'internal_error', 'a code that is not registered'],
  [new InvariantBroken('x'), 500, 'internal_error', 'a broken invariant'],
  ['a string', 500, 'internal_error', 'no error at all'],
  [new Overloaded('full'), 503, 'service_unavailable', 'a full queue'],
  [DatabaseUnreachable.at('db', 'gone'), 503, 'service_unavailable', 'a lost database'],
])('%s is answered %i %s: %s', (thrown, status, code, _why) => {
  const answer = problemOf(thrown, 'req_1')
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({
    code, status, request_id: 'req_1', type: `https://valora.dev/problems/${code}`,
  })
  expect(answer.defect).toBe(status === 500)
})

test.each([
  [new RefusalForNow('rate_limited', 0.2), '1', 'whole seconds, at least one'],
  [new RefusalForNow('rate_limited', 3.2), '4', 'rounded up'],
  [new Refusal('test_clock_advancing'), '1', 'whatever passes by itself'],
  [new Refusal('external_id_taken'), undefined, 'waiting would not help'],
  [new Overloaded('full'), '1', 'overload passes'],
])('%s has Retry-After %s: %s', (thrown, seconds, _why) => {
  expect(problemOf(thrown, 'req_1').headers['retry-after']).toBe(seconds)
})

test('what the contract has a member for is one, beside the detail', () => {
  const refusal = new Refusal('coupon_not_redeemable', { reason: 'expired', other: 'x' })
  const { body } = problemOf(refusal, 'req_1')
  expect(body).toMatchObject({ reason: 'expired', code: 'coupon_not_redeemable' })
  expect(body).not.toHaveProperty('other')
  expect(body.detail).toContain('other "x"')
})

test('a defect shows neither its message nor its stack', () => {
  const { body } = problemOf(new Error('select secret from table'), 'req_1')
  expect(JSON.stringify(body)).not.toMatch(/select|secret|\.ts/)
})
