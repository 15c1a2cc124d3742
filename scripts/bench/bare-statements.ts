import { createHash } from 'node:crypto'
import type { UsageEventInput } from '@valora/sdk'
import { sql } from 'kysely'
import { payloadHash } from '../../reference-engine/src/domain/metering/usage-event.ts'
import { parseInstant } from '../../reference-engine/src/domain/time/instant.ts'
import { bucketOf } from '../../reference-engine/src/persistence/bucket.ts'
import type { Database } from '../../reference-engine/src/persistence/connection/database.ts'
import { createStore } from '../../reference-engine/src/persistence/store.ts'
import {
  ingestStatement, type IngestEvent,
} from '../../reference-engine/src/persistence/usage/ingest-statement.ts'
import { payloadHashColumn } from '../../reference-engine/src/persistence/usage/mapping.ts'
import { Failure } from '../run/failure.ts'
import { benchMeters } from './make-usage.ts'
import { workOff, type Round } from './work-off.ts'

/** An organization with the bench's meters, made beside the engine in the same tables. */
export type BareTenant = { organizationId: string; catalogueVersion: bigint }

const created = parseInstant('2026-01-01T00:00:00Z')

export const createBareTenant = async (database: Database): Promise<BareTenant> => {
  const store = createStore(database)
  const organizationId = 'org_bench'
  await store.transaction(async ({ organizations, meterChanges }) => {
    await organizations.insert({
      id: organizationId, name: 'Bench', timeZone: 'UTC', draftGraceHours: 1,
      lateUsagePolicy: 'reject', invoiceNumberPrefix: 'BENCH',
      createdAt: created, updatedAt: created,
    })
    for (const [index, { name, event_name, aggregation, ...reads }] of benchMeters.entries()) {
      await meterChanges.create({
        organizationId, id: `mtr_bench_${index}`, name, eventName: event_name, aggregation,
        valueProperty: 'value_property' in reads ? reads.value_property : null,
        metadata: {}, archivedAt: null, createdAt: created,
      })
    }
  })
  const { version } = await store.meters.catalogue({ organizationId })
  return { organizationId, catalogueVersion: version }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the engine hands to its statement after it has judged an event. */
const judged = (tenant: BareTenant, sent: UsageEventInput): IngestEvent => {
  const { id, event_name: eventName, customer_id: customerId, properties = {} } = sent
  if (customerId === undefined) throw new Error('events of the bench name a customer')
  const event = { id, eventName, timestamp: parseInstant(sent.timestamp), properties }
  return { ...event, ...tenant, customerId, payloadHash: payloadHash(event, sha256),
    receivedAt: event.timestamp }
}

/** The columns of usage_events and nothing else: no rollups, no judgement, ids still once. */
const insertAlone = (events: readonly IngestEvent[]) => {
  const array = (type: string, values: readonly (string | number)[]) =>
    sql`${values}::${sql.raw(type)}[]`
  const columns = [
    array('smallint', events.map((event) => bucketOf(event.organizationId, event.customerId))),
    array('text', events.map(({ organizationId }) => organizationId)),
    array('text', events.map(({ customerId }) => customerId)),
    array('text', events.map(({ id }) => id)),
    array('text', events.map(({ eventName }) => eventName)),
    array('timestamptz', events.map(({ timestamp }) => timestamp.toString())),
    array('text', events.map(({ properties }) => JSON.stringify(properties))),
    array('numeric', events.map((event) => payloadHashColumn.toWritten(event.payloadHash))),
    array('timestamptz', events.map(({ receivedAt }) => receivedAt.toString())),
  ]
  return sql`insert into usage_events (bucket, organization_id, customer_id, id, event_name,
      timestamp, properties, payload_hash, received_at)
    select b, o, c, i, n, t, p::jsonb, h, r
    from unnest(${sql.join(columns)}) as e (b, o, c, i, n, t, p, h, r)
    on conflict do nothing`
}

type Load = {
  database: Database
  tenant: BareTenant
  batches: readonly UsageEventInput[][]
  lanes: number
  limit_ms: number
}

/** The engine's own statement, rollups and all, in a transaction of its own for each batch. */
export const runIngestStatement = (
  { database, tenant, batches, lanes, limit_ms }: Load,
): Promise<Round> => {
  const jobs = batches.map((events) => events.map((event) => judged(tenant, event)))
  const work = async (events: IngestEvent[]): Promise<number> => {
    const stored = await database.transaction((transaction) => ingestStatement(transaction, events))
    const other = stored.find((outcome) => outcome !== 'inserted')
    if (other !== undefined) throw new Failure(`the bare statement answered ${other}`)
    return stored.length
  }
  return workOff({ jobs, lanes, limit_ms, work })
}

/** The same rows by a plain insert whose arrays are made before the clock starts. */
export const runInsertAlone = (
  { database, tenant, batches, lanes, limit_ms }: Load,
): Promise<Round> => {
  const jobs = batches.map((events) =>
    ({ size: events.length, insert: insertAlone(events.map((event) => judged(tenant, event))) }))
  const work = async ({ size, insert }: (typeof jobs)[number]): Promise<number> => {
    const { numAffectedRows } = await insert.execute(database.queries)
    if (numAffectedRows !== BigInt(size)) throw new Failure('the plain insert left events out')
    return size
  }
  return workOff({ jobs, lanes, limit_ms, work })
}
