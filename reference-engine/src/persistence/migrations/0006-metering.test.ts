import { CompiledQuery, sql } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { at, newEvent } from '../../../test/records.ts'
import { formatChecksum } from '../../domain/metering/checksum.ts'
import { bucketOf } from '../bucket.ts'
import { createStore } from '../store.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'

const [organizationId, customerId, meterId] = ['org_1', 'cus_1', 'mtr_1']
const bucket = bucketOf(organizationId, customerId)
const event = newEvent(customerId, {
  id: 'e/1', eventName: 'sampled', timestamp: at('2026-02-03T10:15:00.000001Z'),
  properties: { v: 1e-7, text: '\u{1F600}"' }
})
const hash = BigInt(`0x${event.payloadHash}`)

/** What a released engine has stored: one event, counted by a meter of `latest`. */
const released = [
  `insert into organizations values ('org_1', 'N', 'UTC', 1, 'reject', 'INV', 3, now(), now())`,
  `insert into customers (organization_id, id, name, metadata, created_at, updated_at)
    values ('org_1', 'cus_1', 'C', '{}', now(), now())`,
  `insert into meters (organization_id, id, name, event_name, aggregation, value_property,
    metadata, created_at) values ('org_1', 'mtr_1', 'M', 'sampled', 'latest', 'v', '{}', now())`,
  `insert into usage_events values (${bucket}, 'org_1', 'cus_1', 'e/1', 'sampled',
    '2026-02-03T10:15:00.000001Z', '${JSON.stringify(event.properties)}', ${hash},
    '2026-02-03T10:16:00Z')`,
  `insert into usage_rollups values (${bucket}, 'org_1', 'cus_1', 'mtr_1',
    '2026-02-03T10:00:00Z', 1, 0.0000001, 0.0000001, 0.0000001, '2026-02-03T10:15:00.000001Z',
    'e/1', ${hash})`,
  `insert into usage_uniques values (${bucket}, 'org_1', 'cus_1', 'mtr_1',
    '2026-02-03T10:00:00Z', 'x')`
]

describePostgresql('carrying usage over', (on) => {
  test('what was stored is found, measured and known as before', async () => {
    const { database } = on
    await sql`drop schema public cascade`.execute(database.queries)
    await sql`create schema public`.execute(database.queries)
    await migrate(database, migrations.filter(({ name }) => name < '0006'))
    for (const statement of released) {
      await database.queries.executeQuery(CompiledQuery.raw(statement))
    }
    await migrate(database)
    const store = createStore(database)
    expect(await store.usageEvents.find({ organizationId, customerId, id: event.id }))
      .toEqual({ ...event, organizationId, receivedAt: at('2026-02-03T10:16:00Z'),
        voidedAt: null, revision: 1 })
    const period = { start: at('2026-02-03T10:00:00Z'), end: at('2026-02-03T11:00:00Z') }
    const edge = { start: at('2026-02-03T10:15:00Z'), end: at('2026-02-03T10:16:00Z') }
    const usage = await store.usageQuantities({
      organizationId, customerId,
      windows: [{ meterId, period }, { meterId, period: edge }]
    })
    expect(usage.map(({ quantity, checksum }) => [String(quantity), formatChecksum(checksum)]))
      .toEqual([period, edge].map(() => ['0.0000001', `sha256sum:${event.payloadHash}`]))
    expect((await store.meters.catalogue({ organizationId })).version).toBe(3n)
  })
})
