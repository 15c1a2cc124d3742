import { expect, test } from 'vitest'
import { describePostgresql } from '../../test/database.ts'
import { runningEngine } from '../../test/running-engine.ts'
import type { Client } from '../../test/running-engine.ts'

// Two processes on one database: what one of them changes, the other has to notice at once.
describePostgresql('what another process changes', (on) => {
  const [one, other] = [0, 1].map(() => runningEngine(() => ({ databaseUrl: on.url }))) as
    [ReturnType<typeof runningEngine>, ReturnType<typeof runningEngine>]
  let sent = 0

  const event = (terms: object) => {
    sent += 1
    return {
      id: `e-${sent}`, event_name: 'e', timestamp: new Date().toISOString(),
      properties: { v: '1' }, ...terms,
    }
  }
  const ingest = async (client: Client, terms: object) => {
    const { status, body } = await client.post('/usage-events', { events: [event(terms)] })
    return status === 200 ? [body.results[0].status, body.results[0].problem?.code] : [status]
  }

  /** A tenant whose key, meter and customer both processes have met already. */
  const setting = async () => {
    const admin = await one.tenant()
    const meter = { name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v' }
    const { body: { id: meterId } } = await admin.post('/meters', meter)
    const { body: customer } = await admin.post('/customers', { name: 'C', external_id: 'c-1' })
    const { body: key } = await admin.post('/api-keys', { name: 'k', role: 'ingest' })
    const clients = [one.client(key.secret), other.client(key.secret)] as const
    for (const client of clients) {
      expect(await ingest(client, { customer_external_id: 'c-1' })).toEqual(['accepted', undefined])
    }
    return { admin, meterId: meterId as string, customer, key, clients }
  }

  test('a revoked key stores nothing, is told nothing, and gets no kept answer', async () => {
    const { admin, key, clients: [, remembering], customer } = await setting()
    const kept = { events: [event({ customer_id: customer.id })] }
    expect((await remembering.post('/usage-events', kept, 'kept-key')).status).toBe(200)
    await admin.post(`/api-keys/${key.id}/revoke`)
    expect(await ingest(remembering, { customer_id: customer.id })).toEqual([401])
    expect(await ingest(remembering, { customer_id: 'cus_none' })).toEqual([401])
    expect((await remembering.post('/usage-events', { events: 'none' })).status).toBe(401)
    expect((await remembering.post('/usage-events', '{"events":')).status).toBe(401)
    expect((await remembering.post('/usage-events', kept, 'kept-key')).status).toBe(401)
  })

  test('a bad request of a key that was revoked meanwhile is no bad request', async () => {
    const { admin, key, clients: [, remembering] } = await setting()
    expect((await remembering.post('/usage-events', { events: 'none' })).status).toBe(400)
    await admin.post(`/api-keys/${key.id}/revoke`)
    expect((await remembering.post('/usage-events', { events: 'none' })).status).toBe(401)
  })

  test('an external id that has moved on names its new customer', async () => {
    const { admin, meterId, customer, clients: [, remembering] } = await setting()
    await admin.patch(`/customers/${customer.id}`, { external_id: null })
    expect(await ingest(remembering, { customer_external_id: 'c-1' }))
      .toEqual(['rejected', 'customer_not_found'])
    const { body: next } = await admin.post('/customers', { name: 'D', external_id: 'c-1' })
    expect(await ingest(remembering, { customer_external_id: 'c-1' }))
      .toEqual(['accepted', undefined])
    const usage = await admin.get(`/meters/${meterId}/usage?customer_id=${next.id}`
      + '&start=2000-01-01T00:00:00Z&end=2900-01-01T00:00:00Z')
    expect(usage.body.data[0]).toMatchObject({ quantity: '1', event_count: 1 })
  })

  test('a meter that is archived, or new, is known to the next event', async () => {
    const { admin, meterId, customer, clients: [, remembering] } = await setting()
    await admin.post(`/meters/${meterId}/archive`)
    expect(await ingest(remembering, { customer_id: customer.id }))
      .toEqual(['rejected', 'meter_not_found_for_event'])
    await admin.post('/meters', { name: 'N', event_name: 'f', aggregation: 'count' })
    expect(await ingest(remembering, { customer_id: customer.id, event_name: 'f' }))
      .toEqual(['accepted', undefined])
  })
})
