import { expect, test } from 'vitest'
import { at } from '../../../test/records.ts'
import type { BillingJobKind } from '../billing/billing-job.ts'
import { nextTogether } from './next-together.ts'

const kinds: { readonly [letter: string]: BillingJobKind } =
  { t: 'run_turn', f: 'finalize_invoice', p: 'mark_past_due' }

/** `t1 f2` are a turn of customer 1 and a finalization of customer 2, in this order. */
const jobs = (text: string) => text.split(' ').map((job, index) => ({
  organizationId: 'org_1', kind: kinds[job.charAt(0)] ?? 'run_turn', customerId: job.charAt(1),
  subjectId: `${job} ${index}`, testClockId: 'clk_1', dueAt: at('2026-01-01T00:00:00Z'),
  availableAt: at('2026-01-01T00:00:00Z'), attempts: 0, lastError: null,
}))

test.each<[string, boolean, string, string]>([
  ['t1 t2 t3', false, 't1 t2 t3', 'customers do not wait for each other'],
  ['t1 t1 t2', false, 't1 t2', 'but each does what is first of it first'],
  ['t1 f2 t2 t3', false, 't1 t3', 'of whatever kind'],
  ['f1 f2 p3 f4', false, 'f1 f2 f4', 'what brings no number may be passed over'],
  ['f1 p2 f2 f3', false, 'f1', 'but not what has to wait for that'],
  ['f1 t2 f3', false, 'f1', 'nor a turn, which may be finalized before'],
  ['f1 f1 f2', false, 'f1', 'nor a second one of a customer'],
  ['p1 t2 p3', false, 'p1 p3', 'what brings none passes all over'],
  ['t1 f2 t3', false, 't1 t3', 'a turn brings a draft'],
  ['t1 f2 t3', true, 't1', 'unless it is final at once'],
  ['t1 t2 p3 t4', true, 't1 t2 t4', 'in order turns may be taken together'],
])('of %s (final at once: %s) %s are next: %s', (text, finalAtOnce, wanted) => {
  const next = nextTogether(jobs(text), { finalAtOnce })
  expect(next.map(({ subjectId }) => subjectId.slice(0, 2)).join(' ')).toBe(wanted)
})

test('without jobs there is nothing next', () => {
  expect(nextTogether([], { finalAtOnce: false })).toEqual([])
})
