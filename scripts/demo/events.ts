import type { UsageEventInput } from '@valora/sdk'
import { boundary } from '../../conformance/oracle/boundary.ts'
import { meters } from './catalogue.ts'
import type { Random } from './random.ts'

/** A customer of the demo as the engine knows them. */
export type DemoCustomer = { id: string; zone: string; meters: (keyof typeof meters)[] }

/** An event, and the wave that sends it: some arrive long after they happened. */
export type SentEvent = { event: UsageEventInput; wave: number }

const monthly = { unit: 'month', count: 1 } as const

/** The first period of a customer who subscribed at the start, in epoch seconds. */
export const periodEnd = (start: string, zone: string): number =>
  boundary({ anchor: start, zone, interval: monthly }, 1)

const propertiesOf = (meter: keyof typeof meters, random: Random): Record<string, string> => {
  switch (meter) {
    // Gigabytes with up to three decimals, now and then far up in the tiers.
    case 'storage': {
      const rare = random.integer(0, 19) === 0
      const whole = random.integer(0, rare ? 600_000 : 900)
      return { gigabytes: `${whole}.${random.integer(1, 9)}${random.integer(0, 9)}5` }
    }
    case 'messages': return { segments: String(random.integer(1, 4)) }
    case 'users': return { user: `user-${random.integer(1, 400)}` }
  }
}

type Script = { start: string; waves: readonly number[]; count: number; random: Random }

/**
 * Makes `count` events over the customers' first periods. Each is sent by the first wave after it
 * happened, or, one in ten, by a later one: out of order, as queues and retries make it.
 */
export const makeEvents = (
  customers: readonly DemoCustomer[], { start, waves, count, random }: Script,
): SentEvent[] => {
  const begin = Date.parse(start) / 1000
  return Array.from({ length: count }, (_, index) => {
    const customer = customers[index % customers.length] as DemoCustomer
    const meter = customer.meters[random.integer(0, customer.meters.length - 1)] as 'storage'
    const milliseconds = random.integer(begin * 1000, periodEnd(start, customer.zone) * 1000 - 1)
    const first = waves.findIndex((wave) => wave * 1000 > milliseconds)
    const wave = random.integer(0, 9) === 0 ? random.integer(first, waves.length - 1) : first
    const event: UsageEventInput = {
      id: `demo-${index}`,
      event_name: meters[meter].event_name,
      customer_id: customer.id,
      timestamp: new Date(milliseconds).toISOString(),
      properties: propertiesOf(meter, random),
    }
    return { event, wave }
  })
}
