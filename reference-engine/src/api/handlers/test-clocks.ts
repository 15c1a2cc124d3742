import type { BillingApplication } from '../../application/billing-application.ts'
import { advance, advancementBody, testClockBody, testClockDraft } from '../convert/test-clocks.ts'
import type { Handlers } from '../handler.ts'

export const testClockHandlers = (application: BillingApplication) => ({
  createTestClock: async ({ body, ...caller }) => {
    const testClock = await application.createTestClock(caller, testClockDraft(body))
    return { status: 201, body: testClockBody(testClock) }
  },
  getTestClock: async ({ organizationId, params: { test_clock_id: id } }) => {
    const testClock = await application.getTestClock({ organizationId, id })
    return { status: 200, body: testClockBody(testClock) }
  },
  advanceTestClock: async ({ body, params, ...caller }) => {
    const advancement = await application.advanceTestClock(
      caller, advance(params.test_clock_id, body))
    return { status: 200, body: advancementBody(advancement) }
  },
}) satisfies Handlers<'createTestClock' | 'getTestClock' | 'advanceTestClock'>
