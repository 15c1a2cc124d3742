import { expect, test } from 'vitest'
import { billingWorld } from '../../../test/billing-world.ts'
import type { Sale, Sampled } from '../../../test/billing-world.ts'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { seat, storage, support } from '../../../test/sales.ts'

const start = '2026-01-31T00:00:00Z'
const sampled = (id: string, gigabytes: string): Sampled =>
  ({ id, timestamp: '2026-02-10T00:00:00Z', gigabytes })

describeDatabases('finalizing and voiding invoices', (on) => {
  const drafted = async (
    events: readonly Sampled[] = [sampled('a', '3')], sales: readonly Sale[] = [storage],
  ) => {
    const { tenant, application, setClock, settle, store } = billingWorld(on.database, start)
    const made = await tenant({ sales, draftGraceHours: 720 })
    const customer = await made.customer()
    const { id: customerId } = customer
    await made.subscribe(customerId)
    await made.ingest(customerId, events)
    setClock('2026-02-28T00:00:00Z')
    await settle()
    const [draft] = await made.invoices()
    const invoiceId = draft?.id ?? ''
    const named = { organizationId: made.organizationId, id: invoiceId }
    return {
      ...made, customer, store, draft, setClock, settle,
      finalize: () => application.finalizeInvoice(made.caller, { invoiceId }),
      voided: () => application.voidInvoice(made.caller, { invoiceId }),
      explain: () => application.explainInvoice(named),
      read: () => application.getInvoice(named),
      lines: async () => (await application.listInvoiceLines(
        { organizationId: made.organizationId, invoiceId, limit: 100 })).records,
    }
  }

  test('a draft can be finalized before its grace is over', async () => {
    const { finalize, ingest, customer, draft, settle, setClock, read } = await drafted()
    expect(draft).toMatchObject({ status: 'draft', total: '6.00' })
    await ingest(customer.id, [sampled('b', '1')])
    const final = await finalize()
    expect(final).toMatchObject(
      { status: 'finalized', number: 'INV-000001', total: '8.00', paymentStatus: 'unpaid' })
    setClock('2026-12-31T00:00:00Z')
    await settle()
    expect(await read(), 'its grace passes without effect').toEqual(final)
  })

  test('a finalized invoice never changes', async () => {
    const { finalize, ingest, customer, store, organizationId, explain, read, voided } =
      await drafted()
    const [final, explained] = [await finalize(), await explain()]
    await store.customers.update({ organizationId, id: customer.id }, { name: 'Renamed' })
    expect(await ingest(customer.id, [sampled('late', '9')])).toEqual(['usage_period_closed'])
    expect([await read(), await explain()]).toEqual([final, explained])
    const taken = await voided()
    expect(taken).toMatchObject({ status: 'void', number: 'INV-000001' })
    const { status, updatedAt } = final
    expect({ ...taken, status, updatedAt, voidedAt: null }, 'all else stays').toEqual(final)
    expect(await explain()).toEqual(explained)
  })

  test('each status allows its own actions only', async () => {
    const { finalize, voided, read } = await drafted()
    const refusal = (state: string, action: string, allowed_actions: string[]) => ({
      code: 'invalid_state_transition', params: { state, action, allowed_actions },
    })
    await expect(voided()).rejects
      .toMatchObject(refusal('draft', 'void', ['update', 'add_line', 'refresh', 'finalize']))
    await finalize()
    await expect(finalize()).rejects.toMatchObject(refusal('finalized', 'finalize',
      ['record_payment', 'mark_uncollectible', 'credit', 'verify', 'void', 'regenerate']))
    await voided()
    const before = await read()
    const rest = ['regenerate', 'verify']
    await expect(voided()).rejects.toMatchObject(refusal('void', 'void', rest))
    await expect(finalize()).rejects.toMatchObject(refusal('void', 'finalize', rest))
    expect(await read()).toEqual(before)
  })

  test('an explanation derives every line and its digest covers them', async () => {
    const { finalize, explain } = await drafted([sampled('a', '10'), sampled('b', '0.5')])
    const before = await explain()
    await finalize()
    const { calculation, calculationDigest } = await explain()
    expect(calculation).toMatchObject({ currency: 'USD', subtotal: '20.50', total: '20.50', lines: [
      {
        quantity: '10.5', event_count: 2, amount: '20.50',
        steps: [{ ref: 'tier-1' }, { ref: 'tier-2' }],
      },
    ] })
    expect(JSON.stringify(calculation)).not.toMatch(/(org|cus|sub|inv|line|price|mtr)_/)
    expect(calculationDigest, 'the same usage').toBe(before.calculationDigest)
  })

  test('a minimum is a line that goes when usage has come', async () => {
    const sales = [{ ...storage, minimum: '10' }, support]
    const { draft, lines, ingest, customer, finalize, explain } = await drafted(undefined, sales)
    const shown = async () => (await lines()).map(({ position, kind, amount, meterId }) =>
      `${position} ${kind} ${amount} ${meterId === null ? 'unmetered' : 'metered'}`)
    expect(draft?.total).toBe('17.50')
    expect(await shown()).toEqual(
      ['1 usage 6.00 metered', '2 minimum 4.00 metered', '3 fixed 7.50 unmetered'])
    const before = await lines()
    expect((await explain()).calculation).toMatchObject({ lines: [
      { kind: 'usage', minimum_amount: '10', rated_quantity: '3' },
      { kind: 'minimum', quantity: '1', event_count: 0, amount: '4.00',
        steps: [{ ref: 'minimum', quantity: '1', unit_amount: '4', amount: '4.00' }] },
      { kind: 'fixed' },
    ] })
    await ingest(customer.id, [sampled('b', '4')])
    expect(await finalize()).toMatchObject({ total: '21.50', status: 'finalized' })
    expect(await shown()).toEqual(['1 usage 14.00 metered', '2 fixed 7.50 unmetered'])
    expect((await lines()).map(({ id }) => id), 'the others keep their ids')
      .toEqual([before[0]?.id, before[2]?.id])
    expect((await explain()).calculation).toMatchObject({ total: '21.50' })
  })

  test('a maximum is a line that comes when it is reached', async () => {
    const { lines, ingest, customer, finalize } =
      await drafted(undefined, [{ ...storage, maximum: '10.00' }])
    expect(await lines()).toHaveLength(1)
    await ingest(customer.id, [sampled('b', '4')])
    expect((await finalize()).total).toBe('10.00')
    const [usage, maximum] = await lines()
    expect(usage).toMatchObject({ kind: 'usage', amount: '14.00' })
    expect(maximum).toMatchObject({ kind: 'maximum', amount: '-4.00', priceId: usage?.priceId })
  })

  test('permuted and batched events give equal digests in two organizations', async () => {
    const events = [sampled('a', '0.1'), sampled('b', '0.2'), sampled('c', '12.000000000001')]
    const [one, other] = [await drafted(events), await drafted([])]
    for (const event of events.toReversed()) await other.ingest(other.customer.id, [event, event])
    await one.finalize()
    await other.finalize()
    const [first, second] = [await one.explain(), await other.explain()]
    expect(second.calculationDigest).toBe(first.calculationDigest)
    expect(second.calculation).toEqual(first.calculation)
    expect(first.calculation).toMatchObject({ total: '22.30' })
  })
})

describePostgresql('racing finalizations', (on) => {
  test('of many that finalize one draft one does, and numbers have no gap', async () => {
    const { tenant, application } = billingWorld(on.database, start)
    const { customer, subscribe, invoices, caller } =
      await tenant({ sales: [seat], draftGraceHours: 720 })
    for (let made = 0; made < 8; made += 1) await subscribe((await customer()).id)
    const drafts = await invoices()
    const outcomes = await Promise.allSettled([1, 2, 3].flatMap(() => drafts.map(({ id }) =>
      application.finalizeInvoice(caller, { invoiceId: id }))))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    expect(new Set((await invoices()).map(({ number }) => number)))
      .toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `INV-00000${n}`)))
  })

  test('an accepted event is on the invoice that closes its period', async () => {
    const { tenant, application, setClock, settle } = billingWorld(on.database, start)
    const { customer, subscribe, ingest, invoices, caller } =
      await tenant({ sales: [storage], draftGraceHours: 720 })
    const { id: customerId } = await customer()
    await subscribe(customerId)
    setClock('2026-02-28T00:00:00Z')
    await settle()
    const [draft] = await invoices()
    const outcomes: unknown[] = []
    const send = async (name: number): Promise<void> => {
      const [outcome] = await ingest(customerId, [sampled(`e${name}`, '1')])
      outcomes.push(outcome)
      if (outcome === 'accepted' && name < 4000) await send(name + 8)
    }
    const sending = [0, 1, 2, 3, 4, 5, 6, 7].map(send)
    await new Promise((resolve) => { setTimeout(resolve, 300) })
    await application.finalizeInvoice(caller, { invoiceId: draft?.id ?? '' })
    await Promise.all(sending)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'usage_period_closed']))
    const accepted = outcomes.filter((outcome) => outcome === 'accepted').length
    const { records: [line] } = await application.listInvoiceLines(
      { organizationId: caller.organizationId, invoiceId: draft?.id ?? '', limit: 1 })
    expect(line?.quantity.toString()).toBe(String(accepted))
  })
})
