import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describePostgresql } from '../test/database.ts'
import { processPlatformKey, startEngineProcess } from '../test/engine-process.ts'
import { clientOf } from '../test/running-engine.ts'
import type { Client } from '../test/running-engine.ts'

const rounds = 50
const seed = 20_261_121
const senders = 4

type Event = { readonly id: string }
type Result = { readonly id: string; readonly status: string }

/**
 * What producers know: every event they made, and which ones an answer called stored. Two engines
 * share the database, each killed in the middle of its work; what got no answer is sent again.
 */
describePostgresql('engines killed in the middle of ingestion', (on) => {
  const world = async () => {
    const engine = await startEngineProcess(on.url)
    const { body } = await clientOf(engine.url, processPlatformKey)
      .post('/organizations', { name: 'Northwind' })
    const tenant = clientOf(engine.url, body.api_key.secret)
    const customer = (await tenant.post('/customers', { name: 'C' })).body.id as string
    const meter = (await tenant.post('/meters', {
      name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v',
    })).body.id as string
    const [made, acknowledged] = [new Map<string, object>(), new Set<string>()]
    const now_ms = Date.now()
    const makeBatch = (size: number): Event[] => Array.from({ length: size }, (_, index) => {
      const event = {
        id: `event-${made.size}`, event_name: 'e', customer_id: customer, properties: { v: '0.1' },
        timestamp: new Date(now_ms - (made.size % 7) * 3_600_000 - index).toISOString(),
      }
      made.set(event.id, event)
      return event
    })
    return { engine, secret: tenant.secret, customer, meter, made, acknowledged, makeBatch, now_ms }
  }
  type World = Awaited<ReturnType<typeof world>>

  /** Sends batches until the engine is gone, and gives back those that got no answer. */
  const sendUntilKilled = async (
    { makeBatch, acknowledged }: World,
    { tenant, unanswered }: { tenant: Client; unanswered: Event[][] },
  ): Promise<Event[][]> => {
    for (let number = 0; ; number += 1) {
      const events = unanswered.shift() ?? makeBatch(number % 3 === 0 ? 1 : 40)
      const answer = await tenant.post('/usage-events', { events }).catch(() => undefined)
      if (answer === undefined) return [events, ...unanswered]
      expect(answer.status).toBe(200)
      for (const { id, status } of answer.body.results as Result[]) {
        expect(['accepted', 'duplicate']).toContain(status)
        acknowledged.add(id)
      }
    }
  }

  const lane = async (known: World, waits: readonly number[]): Promise<void> => {
    let unanswered: Event[][] = []
    for (const wait_ms of waits) {
      const { url, kill } = await startEngineProcess(on.url)
      const tenant = clientOf(url, known.secret)
      // The first request of an operation compiles its schemas: the kill is to fall on the others.
      expect((await tenant.post('/usage-events', { events: [] })).status).toBe(400)
      const share = (sender: number) => unanswered.filter((_, index) => index % senders === sender)
      const sending = Array.from({ length: senders }, (_, sender) =>
        sendUntilKilled(known, { tenant, unanswered: share(sender) }))
      await pause(wait_ms)
      await kill()
      unanswered = (await Promise.all(sending)).flat()
    }
  }

  test(`${rounds} kills lose nothing acknowledged and double nothing`, async () => {
    const known = await world()
    const { engine, secret, customer, meter, made, acknowledged, now_ms } = known
    const waits = fc.sample(fc.integer({ min: 20, max: 250 }), { numRuns: rounds, seed })
    await Promise.all([
      lane(known, waits.slice(0, rounds / 2)), lane(known, waits.slice(rounds / 2)),
    ])
    const tenant = clientOf(engine.url, secret)
    const usage = async () => (await tenant.get(`/meters/${meter}/usage?customer_id=${customer}`
      + `&start=${new Date(now_ms - 40_000_000).toISOString()}`
      + `&end=${new Date(now_ms + 60_000).toISOString()}`)).body.data[0]
    const stored = (await usage()).event_count as number
    expect(acknowledged.size).toBeGreaterThan(rounds)
    expect(stored).toBeGreaterThanOrEqual(acknowledged.size)
    const replays: Result[] = []
    const all = [...made.values()]
    for (let from = 0; from < all.length; from += 1000) {
      const { body } = await tenant.post('/usage-events', { events: all.slice(from, from + 1000) })
      replays.push(...body.results as Result[])
    }
    const lost = replays.filter(({ id, status }) =>
      acknowledged.has(id) && status !== 'duplicate')
    expect(lost).toEqual([])
    expect(replays.filter(({ status }) => status === 'duplicate')).toHaveLength(stored)
    const after = await usage()
    expect(after.event_count).toBe(made.size)
    expect(after.quantity).toBe(tenths(made.size))
    await engine.kill()
  }, 600_000)
})

/** A number of tenths as the contract writes it. */
const tenths = (count: number): string =>
  count % 10 === 0 ? String(count / 10) : `${Math.floor(count / 10)}.${count % 10}`
