import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, ingestEvents, newEvent, newMeter, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const start = at('2026-02-01T00:00:00Z')

describeDatabases('transactions', (on) => {
  test('are the values of a meter in the order of time and id', async () => {
    const store = createStore(on.database)
    const { organizationId, customer: { id: customerId } } = await storeTenant(store)
    const meter = newMeter(organizationId, {
      eventName: 'paid', aggregation: 'sum', valueProperty: 'v',
      filters: [{ property: 'test', operator: 'exists', exists: false }]
    })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const paid = (id: string, minutes: number, properties: { [name: string]: string | number }) =>
      newEvent(customerId, {
        id, eventName: 'paid', timestamp: start.add({ minutes }), properties
      })
    await ingestEvents(store, {
      organizationId,
      events: [
        paid('c', 5, { v: '0.30' }), paid('b', 9, { v: -2 }), paid('a', 9, { v: '7' }),
        paid('left-out', 6, { v: 1, test: 'yes' }), paid('before', -1, { v: 1 }),
        paid('at-the-end', 60, { v: 1 }), paid('at-the-start', 0, { v: '4' })
      ]
    })
    const period = { start, end: start.add({ hours: 1 }) }
    const empty = { start: start.add({ hours: 24 }), end: start.add({ hours: 48 }) }
    const found = await store.usageTransactions([empty, period].map((each) =>
      ({ organizationId, customerId, meterId: meter.id, period: each })))
    expect(found.map((values) => values.map(String))).toEqual([[], ['4', '0.3', '7', '-2']])
  })
})
