import type { CheckContext } from '../check.ts'
import { shift } from '../shift.ts'

export type Capability = {
  /** The profiles that it takes. */
  profiles: readonly string[]
  /** Makes such an object; throws Inconclusive when it cannot be made. */
  probe: (context: Pick<CheckContext, 'given' | 'now'>) => Promise<unknown>
}

const usage: Capability['probe'] = async ({ given, now }) => {
  const [customer, meter] = [await given.customer(), await given.meter()]
  const event = { event_name: meter.event_name, properties: { amount: '1' } }
  await given.ingest(customer, [{ ...event, timestamp: shift(now(), { hours: -1 }) }])
}

const invoices: Capability['probe'] = async ({ given }) => {
  const fixed = { pricing: { type: 'flat', amount: '1' } } as const
  const { clock, subscription } = await given.billing({ fixed })
  await given.advance(clock, '2026-02-01T00:00:00Z')
  await given.invoices(subscription)
}

const pricing = { type: 'per_unit', unit_amount: '1' } as const
const billed = ['core', 'metering', 'catalog', 'simulation', 'subscriptions']

/**
 * What checks build on, probed once per run. A check that needs a broken one is inconclusive and
 * blames it, so that one fault reads as one cause.
 */
export const capabilities: Readonly<Record<string, Capability>> = {
  'organizations': {
    profiles: ['provisioning'], probe: async ({ given }) => given.organization(),
  },
  'api-keys': { profiles: ['access'], probe: async ({ given }) => given.key('read_only') },
  'customers': { profiles: ['core'], probe: async ({ given }) => given.customer() },
  'meters': { profiles: ['metering'], probe: async ({ given }) => given.meter() },
  'usage-ingest': { profiles: ['metering'], probe: usage },
  'products': { profiles: ['catalog'], probe: async ({ given }) => given.product() },
  'prices': { profiles: ['catalog'], probe: async ({ given }) => given.price({ pricing }) },
  'plans': {
    profiles: ['catalog'],
    probe: async ({ given }) => given.plan([await given.price({ pricing })]),
  },
  'test-clocks': {
    profiles: ['simulation'],
    probe: async ({ given }) => {
      const clock = await given.testClock('2026-01-01T00:00:00Z')
      await given.advance(clock, '2026-01-02T00:00:00Z')
    },
  },
  'subscriptions': { profiles: billed, probe: async ({ given }) => given.billing() },
  'invoices': { profiles: [...billed, 'invoicing'], probe: invoices },
}
