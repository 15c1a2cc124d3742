import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { measuredByDomain } from '../../../test/measured-by-domain.ts'
import {
  at, ingestEvents, newEvent, newMeter, sha256, storeTenant
} from '../../../test/records.ts'
import { createStore } from '../store.ts'

const start = at('2026-02-01T00:00:00Z')
const eventName = 'sampled'

describeDatabases('usage of one window', (on) => {
  test('a meter of another organization is not read', async () => {
    const store = createStore(on.database)
    const [mine, theirs] = [await storeTenant(store), await storeTenant(store)]
    const meter = newMeter(theirs.organizationId, { eventName, aggregation: 'count' })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const windows = [{ meterId: meter.id, period: { start, end: start.add({ hours: 1 }) } }]
    const { organizationId, customer: { id: customerId } } = mine
    await expect(store.usageQuantities({ organizationId, customerId, windows }))
      .rejects.toThrow('names a meter of the organization')
  })

  test('a hash is a sum of one in checksums', async () => {
    const store = createStore(on.database)
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meter = newMeter(organizationId, { eventName, aggregation: 'count' })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const hashes = ['f'.repeat(64), `${'0'.repeat(63)}3`, sha256('')]
    const events = hashes.map((payloadHash) =>
      ({ ...newEvent(customerId, { eventName, timestamp: start }), payloadHash }))
    await ingestEvents(store, { organizationId, events })
    const windows = [{ meterId: meter.id, period: { start, end: start.add({ hours: 1 }) } }]
    const [usage] = await store.usageQuantities({ organizationId, customerId, windows })
    expect(usage?.checksum).toBe((2n + BigInt(`0x${sha256('')}`)) % 2n ** 256n)
  })

  test('windows of whole hours alone are those of the domain', async () => {
    const store = createStore(on.database)
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meters = (['count', 'sum', 'average', 'max', 'min'] as const).map((aggregation) =>
      newMeter(organizationId,
        { eventName, aggregation, valueProperty: aggregation === 'count' ? undefined : 'v' }))
    for (const meter of meters) {
      await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    }
    const values = ['0.1', '-3', '12345678901234567.000000000001', '0.1', '7']
    const events = values.map((v, hour) => newEvent(customerId,
      { eventName, timestamp: start.add({ minutes: 60 * hour }), properties: { v } }))
    await ingestEvents(store, { organizationId, events })
    const windows = meters.flatMap((meter) => [[0, 5], [1, 3], [3, 4], [5, 9]].map(([from, to]) => {
      const period = { start: start.add({ hours: from }), end: start.add({ hours: to }) }
      return { meter, meterId: meter.id, period }
    }))
    const wanted = windows.map((window) => measuredByDomain(events, window))
    const measured = await store.usageQuantities({ organizationId, customerId, windows })
    expect(measured.map(({ quantity, ...rest }) => ({ quantity: quantity.toString(), ...rest })))
      .toEqual(wanted)
  })
})
