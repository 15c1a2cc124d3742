import type { BillingApplication } from '../../application/billing-application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import {
  advance, advancementBody, effectBody, effectKey, effectPlace, testClockBody, testClockDraft,
} from '../convert/test-clocks.ts'
import type { Handlers } from '../handler.ts'

export const testClockHandlers = (application: BillingApplication) => ({
  createTestClock: async ({ body, ...caller }) => {
    const testClock = await application.createTestClock(caller, testClockDraft(body))
    return { status: 201, body: testClockBody(testClock) }
  },
  listTestClocks: async ({ organizationId, page }) => {
    const found = await application.listTestClocks(
      { organizationId, limit: page.limit, after: page.after })
    return { status: 200, body: listBody(page, found, { key: byId, body: testClockBody }) }
  },
  getTestClock: async ({ organizationId, params: { test_clock_id: id } }) => {
    const testClock = await application.getTestClock({ organizationId, id })
    return { status: 200, body: testClockBody(testClock) }
  },
  deleteTestClock: async ({ params: { test_clock_id: testClockId }, ...caller }) => {
    const testClock = await application.deleteTestClock(caller, { testClockId })
    return { status: 200, body: testClockBody(testClock) }
  },
  advanceTestClock: async ({ body, params, ...caller }) => {
    const advancement = await application.advanceTestClock(
      caller, advance(params.test_clock_id, body))
    return { status: 200, body: advancementBody(advancement) }
  },
  listTestClockEffects: async ({ organizationId, params, page }) => {
    const { limit, after } = page
    const found = await application.listTestClockEffects({
      organizationId, testClockId: params.test_clock_id, limit,
      after: after === undefined ? undefined : effectPlace(after),
    })
    return { status: 200, body: listBody(page, found, { key: effectKey, body: effectBody }) }
  },
}) satisfies Handlers<'createTestClock' | 'listTestClocks' | 'getTestClock' | 'deleteTestClock'
  | 'advanceTestClock' | 'listTestClockEffects'>
