import { expect, test } from 'vitest'
import { on } from '../../../test/subscription-course.ts'
import { Refusal } from '../refusal.ts'
import { statusAfter } from './status-after.ts'
import { subscriptionMachine, subscriptionStatuses } from './subscription-status.ts'

const asked =
  ['update', 'cancel', 'schedule_cancel', 'uncancel', 'change', 'pause', 'resume'] as const
const standings = subscriptionStatuses.flatMap((status) =>
  [undefined, on('2026-02-01')].map((cancelAt) => ({ status, cancelAt })))

const answer = (standing: (typeof standings)[number], action: (typeof asked)[number]) => {
  try {
    return statusAfter(standing, { action })
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    return thrown
  }
}

test.each(standings)('$status, $cancelAt: what is told to be allowed is taken', (standing) => {
  const answers = asked.map((action) => [action, answer(standing, action)] as const)
  const taken = answers.flatMap(([action, is]) => is instanceof Refusal ? [] : [action])
  const refusals = answers.flatMap(([, is]) => is instanceof Refusal ? [is.params] : [])
  expect(refusals.length).toBeGreaterThan(0)
  for (const { allowed_actions } of refusals) {
    expect(new Set(allowed_actions as string[])).toEqual(new Set(taken))
  }
})

test('whatever the machine names is either asked for or happens by itself', () => {
  const named = new Set(subscriptionMachine.transitions.map(({ on: action }) => action))
  expect(named).toEqual(new Set([...asked, ...subscriptionMachine.events ?? []]))
})
