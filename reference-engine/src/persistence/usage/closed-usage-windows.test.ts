import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import {
  at, closedWindow, ingestEvents, newEvent, newInvoice, newMeter, storeTenant
} from '../../../test/records.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { createStore } from '../store.ts'

const january = { start: at('2026-01-01T00:00:00Z'), end: at('2026-02-01T00:00:00Z') }
const february = { start: january.end, end: at('2026-03-01T00:00:00Z') }

type Share =
  { readonly invoice: string; readonly adjusts: boolean; readonly quantity?: string }

describeDatabases('closed windows', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const tenant = await storeTenant(store)
    const { organizationId, subscription: { customerId, id: subscriptionId } } = tenant
    const meter = newMeter(organizationId, { eventName: 'storage.sampled', aggregation: 'count' })
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    const of = { organizationId, customerId, subscriptionId }
    const window = (period = january, itemId = 'subi_1') => ({
      ...closedWindow({ ...of, meterId: meter.id, period }), ...of, itemId,
      quantity: Decimal.parse('10.5'), amount: '21.00', eventCount: 3, eventChecksum: 7n
    })
    const close = (...windows: ReturnType<typeof window>[]) =>
      store.transaction(({ closeUsageWindows }) => closeUsageWindows(windows))
    const found = (...subscriptions: (typeof of)[]) =>
      store.closedUsageWindows({ of: subscriptions, ageDaysMax: 35 })
    return { store, ...tenant, meter, of, window, close, found }
  }

  test('windows of many subscriptions come by start and item', async () => {
    const [one, other] = [await setting(), await setting()]
    const [second, first, late] =
      [one.window(january, 'subi_2'), one.window(), one.window(february)]
    const theirs = {
      ...other.window(), trial: true, continues: { start: january.start, end: february.end }
    }
    await one.close(late, second, first)
    await other.close(theirs)
    const all = await one.found(other.of, one.of)
    expect(all.filter(({ organizationId }) => organizationId === one.organizationId))
      .toEqual([first, second, late])
    expect(all).toContainEqual(theirs)
    expect(await one.found({ ...one.of, subscriptionId: 'sub_none' })).toEqual([])
  })

  test('what is billed later is added, with the events of then', async () => {
    const { window, close, found, of } = await setting()
    await close(window())
    await close({ ...window(), quantity: Decimal.parse('-0.5'), amount: '-1.00', eventCount: 2,
      eventChecksum: 9n, invoiceId: 'inv_2' })
    expect(await found(of)).toEqual([{ ...window(), quantity: Decimal.parse('10'),
      amount: '20.00', eventCount: 2, eventChecksum: 9n }])
  })

  test('windows that no event can change any more are left out', async () => {
    const { store, subscription, window, close, found, of } = await setting()
    await close(window(), window(february))
    const final = (turn: number, finalizedAt: string) => ({
      ...newInvoice(subscription, turn), status: 'finalized' as const, number: `INV-${turn}`,
      finalizedAt: at(finalizedAt)
    })
    await store.invoices.insertMany([final(1, '2026-03-08T00:00:00Z')])
    expect(await found(of), '35 days and one').toHaveLength(2)
    await store.invoices.insertMany([
      final(2, '2026-03-10T00:00:00Z'), newInvoice(subscription, 3)
    ])
    expect(await found(of)).toEqual([window(february)])
  })

  test('a share is taken off, and a pending window waits for its draft', async () => {
    const { store, window, close, found, of } = await setting()
    await close(window(), window(february))
    const share = (
      period: typeof january,
      { invoice: pendingInvoiceId, adjusts, quantity = '4' }: Share
    ) => ({ ...window(period), quantity: Decimal.parse(quantity), amount: '8.00',
      pendingInvoiceId, adjusts })
    const reopen = (...shares: ReturnType<typeof share>[]) =>
      store.transaction(({ reopenUsageWindows }) => reopenUsageWindows(shares))
    const waiting = (invoiceId: string) => store.pendingUsageWindows([{ ...of, invoiceId }])
    await reopen(share(january, { invoice: 'inv_9', adjusts: false }),
      share(january, { invoice: 'inv_9', adjusts: true, quantity: '0.5' }),
      share(february, { invoice: 'inv_9', adjusts: true }))
    const left = { eventCount: 0, eventChecksum: 0n }
    const rest = { ...window(february), ...left, quantity: Decimal.parse('6.5'), amount: '13.00' }
    expect(await found(of)).toEqual([])
    expect(await waiting('inv_9')).toEqual([
      { ...window(), ...left, quantity: Decimal.parse('6'), amount: '5.00' }, rest])
    await reopen(share(january, { invoice: 'inv_8', adjusts: true, quantity: '1' }),
      share(february, { invoice: 'inv_8', adjusts: false, quantity: '0' }))
    expect((await waiting('inv_9')).map(({ period }) => period)).toEqual([january])
    await close({ ...window(), quantity: Decimal.parse('5'), amount: '10.00' })
    expect(await found(of)).toEqual(
      [{ ...window(), quantity: Decimal.parse('10'), amount: '7.00' }])
    await store.transaction(({ releaseUsageWindows }) =>
      releaseUsageWindows([{ ...of, invoiceId: 'inv_8' }]))
    expect(await found(of)).toEqual([
      { ...window(), quantity: Decimal.parse('10'), amount: '7.00' }, { ...rest, amount: '5.00' }])
  })

  test.each([
    ['over', true, 'active', false, 'usage_period_closed'],
    ['canceled', false, 'canceled', false, 'usage_period_closed'],
    ['over with a draft', true, 'canceled', true, 'accepted'],
    ['alive', false, 'active', false, 'accepted']
  ] as const)('a subscription that is %s', async (_, over, status, draft, outcome) => {
    const { store, organizationId, customer, subscription, window, close, of } = await setting()
    await store.organizations.update(organizationId, { lateUsagePolicy: 'adjust_next' })
    await close(window())
    await store.subscriptions.updateMany([{ ...subscription, status }])
    if (draft) await store.invoices.insertMany([newInvoice(subscription, 1)])
    await store.transaction(({ endUsageWindows }) => endUsageWindows([{ ...of, over }]))
    const events = [newEvent(customer.id, { timestamp: at('2026-01-05T00:00:00Z') })]
    expect(await ingestEvents(store, { organizationId, events })).toEqual([outcome])
  })
})
