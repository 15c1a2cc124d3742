import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../test/database.ts'
import {
  at, closedWindow, ingestRequest, newEvent, newMeter, storeTenant
} from '../../test/records.ts'
import { bucketOf } from './bucket.ts'
import { shareUsage, stripeOf } from './locks.ts'
import { createStore } from './store.ts'
import type { TransactionRepositories } from './store.ts'

const start = at('2026-02-01T00:00:00Z')
const period = { start, end: start.add({ hours: 1 }) }

describePostgresql('what waits for whom', (on) => {
  const setting = async () => {
    const [store, other] = [createStore(on.database), createStore(await on.another())] as const
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meter = newMeter(organizationId, { eventName: 'sampled', aggregation: 'count' })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const event = newEvent(customerId, { eventName: 'sampled', timestamp: start })
    const request = await ingestRequest(store, { organizationId, events: [event] })
    const ingest = () => other.ingest([request])
    /** Starts `rival` when `work` is done but not committed; tells whether it had to wait. */
    const during = async <Result>(
      work: (repositories: TransactionRepositories) => Promise<unknown>,
      rival: () => Promise<Result>
    ) => {
      let [settled, waited] = [false, false]
      let result: Promise<Result> | undefined
      await store.transaction(async (repositories) => {
        await work(repositories)
        result = rival().finally(() => { settled = true })
        await Promise.race([result, sleep(300)])
        waited = !settled
      })
      return { waited, result: await result }
    }
    return { store, other, organizationId, customerId, meter, ingest, during }
  }

  test('ingestion waits for a finalization and then finds the closed window', async () => {
    const { organizationId, customerId, meter, ingest, during } = await setting()
    const window = closedWindow({ organizationId, customerId, meterId: meter.id, period })
    const { waited, result } = await during(async ({ lockUsage, closeUsageWindows }) => {
      await lockUsage([{ organizationId, customerId }])
      await closeUsageWindows([window])
    }, ingest)
    expect(waited).toBe(true)
    expect(result).toEqual([{ state: 'stored', outcomes: ['usage_period_closed'] }])
  })

  test('ingestion waits for a new meter and then is told of it', async () => {
    const { organizationId, ingest, during } = await setting()
    const late = newMeter(organizationId, { eventName: 'sampled', aggregation: 'count' })
    const { waited, result } =
      await during(({ meterChanges }) => meterChanges.create(late), ingest)
    expect(waited).toBe(true)
    expect(result).toEqual([{ state: 'changed' }])
  })

  test('ingestion does not wait for a finalization of others', async () => {
    const { organizationId, customerId, ingest, during } = await setting()
    const names = Array.from({ length: 20 }, (_, index) => `cus_${index}`)
    const elsewhere = names.find((name) =>
      stripeOf(bucketOf(organizationId, name)) !== stripeOf(bucketOf(organizationId, customerId)))
      ?? ''
    const { waited, result } = await during(({ lockUsage }) =>
      lockUsage([{ organizationId, customerId: elsewhere }]), ingest)
    expect(waited).toBe(false)
    expect(result).toEqual([{ state: 'stored', outcomes: ['accepted'] }])
  })

  test.each([['create'], ['archive'], ['finalize']])('%s waits for ingestion', async (action) => {
    const { other, organizationId, customerId, meter } = await setting()
    const late = newMeter(organizationId, { eventName: 'sampled', aggregation: 'count' })
    const acts = {
      create: ({ meterChanges }: TransactionRepositories) => meterChanges.create(late),
      archive: ({ meterChanges }: TransactionRepositories) => meterChanges.archive(meter, start),
      finalize: ({ lockUsage }: TransactionRepositories) =>
        lockUsage([{ organizationId, customerId }])
    }
    let done = false
    let acting: Promise<unknown> | undefined
    await on.database.transaction(async (transaction) => {
      const buckets = [bucketOf(organizationId, customerId)]
      await shareUsage(transaction, { organizationIds: [organizationId], buckets })
      acting = other.transaction(acts[action as keyof typeof acts]).then(() => { done = true })
      await sleep(200)
      expect(done).toBe(false)
    })
    await acting
    expect(done).toBe(true)
  })
})
