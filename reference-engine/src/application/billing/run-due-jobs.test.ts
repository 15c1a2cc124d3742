import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { billingWorld } from '../../../test/billing-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import { at } from '../../../test/records.ts'
import { seat, storage, support } from '../../../test/sales.ts'
import { formatInstant } from '../../domain/time/instant.ts'

const sampled = (id: string, timestamp: string, gigabytes: string) => ({ id, timestamp, gigabytes })

describeDatabases('billing in real time', (on) => {
  const world = (start = '2026-01-31T00:00:00Z') => billingWorld(on.database, start)

  test('one invoice bills a period in arrears and the next in advance', async () => {
    const { tenant, setClock, settle, application } = world()
    const { customer, subscribe, ingest, invoices, periods, organizationId } =
      await tenant({ sales: [seat, storage, support] })
    const { id: customerId } = await customer()
    const subscription = await subscribe(customerId)
    expect(await invoices()).toMatchObject([{ status: 'draft', total: '49.00', number: null }])
    await ingest(customerId, [
      sampled('first', '2026-01-31T00:00:00Z', '10'),
      sampled('last', '2026-02-27T23:59:59.999999Z', '0.5'),
      sampled('next', '2026-02-28T00:00:00Z', '9'),
    ])
    setClock('2026-02-28T00:30:00Z')
    await settle()
    const [first, second] = await invoices()
    expect(first).toMatchObject({ status: 'finalized', number: 'INV-000001', total: '49.00' })
    expect(second).toMatchObject({ status: 'draft', total: '77.00', turn: 1 })
    const lines = await application.listInvoiceLines(
      { organizationId, invoiceId: second?.id ?? '', limit: 10 })
    expect(lines.records.map(({ kind, quantity, amount }) => [kind, quantity.toString(), amount]))
      .toEqual([['usage', '10.5', '20.50'], ['fixed', '1', '7.50'], ['fixed', '1', '49.00']])
    expect((await periods(subscription.id)).map(({ status, startAt, endAt }) =>
      [status, formatInstant(startAt), formatInstant(endAt)])).toEqual([
      ['closed', '2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z'],
      ['open', '2026-02-28T00:00:00Z', '2026-03-31T00:00:00Z'],
    ])
  })

  test('a draft follows late usage until its grace is over', async () => {
    const { tenant, setClock, settle } = world()
    const { customer, subscribe, ingest, invoices } = await tenant({ sales: [storage] })
    const { id } = await customer()
    await subscribe(id)
    expect(await invoices(), 'nothing to bill makes no invoice').toEqual([])
    setClock('2026-02-28T00:10:00Z')
    await settle()
    expect(await invoices())
      .toMatchObject([{ status: 'draft', total: '0.00', paymentStatus: null }])
    const late = sampled('late', '2026-02-10T00:00:00Z', '3')
    expect(await ingest(id, [late])).toEqual(['accepted'])
    expect(await invoices(), 'as it was calculated').toMatchObject([{ total: '0.00' }])
    setClock('2026-02-28T01:00:00Z')
    await settle()
    expect(await invoices()).toMatchObject([{
      status: 'finalized', total: '6.00', paymentStatus: 'unpaid',
      finalizedAt: at('2026-02-28T01:00:00Z'), calculatedAt: at('2026-02-28T01:00:00Z'),
    }])
    const tooLate = sampled('too-late', '2026-02-10T00:00:00Z', '3')
    expect(await ingest(id, [tooLate, late])).toEqual(['usage_period_closed', 'duplicate'])
  })

  test('without grace an invoice is final at its boundary', async () => {
    const { tenant, setClock, settle } = world()
    const { customer, subscribe, invoices } =
      await tenant({ sales: [storage], draftGraceHours: 0 })
    await subscribe((await customer()).id)
    setClock('2026-02-28T00:00:00Z')
    await settle()
    expect(await invoices()).toMatchObject([
      { status: 'finalized', number: 'INV-000001', total: '0.00', paymentStatus: 'not_required' },
    ])
  })

  test('an engine that was down bills every period it missed', async () => {
    const { tenant, setClock, settle } = world()
    const { customer, subscribe, ingest, invoices } =
      await tenant({ sales: [storage], interval: { unit: 'day', count: 1 } })
    const { id } = await customer()
    await subscribe(id)
    await ingest(id, ['1', '2', '3', '4'].map((day) =>
      sampled(`e${day}`, `2026-02-0${day}T12:00:00Z`, day)))
    setClock('2026-02-05T00:00:00Z')
    await settle()
    expect((await invoices()).map(({ number, status, total }) => [number, status, total])).toEqual([
      ['INV-000001', 'finalized', '0.00'], ['INV-000002', 'finalized', '2.00'],
      ['INV-000003', 'finalized', '4.00'], ['INV-000004', 'finalized', '6.00'],
      [null, 'draft', '8.00'],
    ])
  })

  test('a failing subscription is put off and starves no other', async () => {
    const { tenant, setClock, settle, due, store } = world()
    const { customer, subscribe, invoices, organizationId } =
      await tenant({ sales: [storage], draftGraceHours: 0 })
    const [bad, ...good] = await Promise.all([1, 2, 3, 4].map(async () =>
      subscribe((await customer()).id)))
    const repair = (currency: string) => sql`update subscriptions set currency = ${currency}
      where id = ${bad?.id}`.execute(on.database.queries)
    await repair('???')
    setClock('2026-02-28T00:00:00Z')
    const run = await due('run_turn')
    expect(run.failures).toMatchObject([{ subjectId: bad?.id }])
    expect(new Set((await invoices()).map(({ subscriptionId }) => subscriptionId)))
      .toEqual(new Set(good.map(({ id }) => id)))
    expect(await due('run_turn'), 'it waits').toMatchObject({ failures: [] })
    const audited = (await store.auditEntries.page({ organizationId, limit: 100 })).records
      .filter(({ actor }) => actor === 'scheduler')
    expect(new Set(audited.map(({ objectId }) => objectId)), 'what was undone leaves no trace')
      .toEqual(new Set([...good, ...await invoices()].map(({ id }) => id)))
    await repair('USD')
    setClock('2026-02-28T00:00:05Z')
    await settle()
    expect(await invoices()).toHaveLength(4)
    const last = (await invoices()).at(-1)
    expect(last).toMatchObject({ subscriptionId: bad?.id, number: 'INV-000004' })
  })
})
