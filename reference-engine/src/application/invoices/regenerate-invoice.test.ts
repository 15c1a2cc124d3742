import { expect, test } from 'vitest'
import type { Sampled } from '../../../test/billing-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import { invoicingWorld } from '../../../test/invoicing-world.ts'
import { at } from '../../../test/records.ts'
import { seat, storage, support } from '../../../test/sales.ts'

const sampled = (id: string, gigabytes: string, timestamp = '2026-02-10T00:00:00Z'): Sampled =>
  ({ id, timestamp, gigabytes })

describeDatabases('regenerating and verifying invoices', (on) => {
  /** A month of usage, billed on the last day of February. */
  const billed = async (events: readonly Sampled[] = [sampled('a', '3')]) => {
    const world = invoicingWorld(on.database, '2026-01-31T00:00:00Z')
    const made = await world.tenant({
      sales: [storage, support], draftGraceHours: 0, lateUsagePolicy: 'adjust_next',
    })
    const { id: customerId } = await made.customer()
    const subscription = await made.subscribe(customerId)
    await made.ingest(customerId, events)
    world.setClock('2026-02-28T00:00:00Z')
    await world.settle()
    const [invoice] = await made.invoices()
    const id = invoice?.id ?? ''
    const regenerate = (invoiceId = id) =>
      world.invoicing.regenerateInvoice(made.caller, { invoiceId })
    return { ...world, ...made, customerId, subscription, invoice, id, regenerate }
  }

  test('a finalized invoice becomes void, and a draft of now takes its place', async () => {
    const { invoice, id, regenerate, ingest, customerId, read, linesOf, finalize } = await billed()
    expect(invoice).toMatchObject({ status: 'finalized', total: '13.50', number: 'INV-000001' })
    await ingest(customerId, [sampled('late', '2')])
    const draft = await regenerate()
    expect(draft).toMatchObject({
      status: 'draft', total: '17.50', number: null, replacesInvoiceId: id, turn: invoice?.turn,
      issuedAt: invoice?.issuedAt, replacedByInvoiceId: null,
    })
    expect(await read(id)).toMatchObject({
      status: 'void', number: 'INV-000001', total: '13.50', replacedByInvoiceId: draft.id,
      voidedAt: at('2026-02-28T00:00:00Z'),
    })
    expect((await linesOf(draft.id)).map(({ kind, amount }) => `${kind} ${amount}`))
      .toEqual(['usage 10.00', 'fixed 7.50'])
    expect(await finalize(draft.id)).toMatchObject({ number: 'INV-000002', total: '17.50' })
  })

  test('it is replaced once, also when it was void before', async () => {
    const { id, regenerate, voided } = await billed()
    await voided(id)
    const draft = await regenerate()
    expect(draft).toMatchObject({ status: 'draft', replacesInvoiceId: id })
    await expect(regenerate()).rejects.toMatchObject(
      { code: 'invalid_state_transition', params: { state: 'void', action: 'regenerate' } })
    await expect(regenerate(draft.id)).rejects.toMatchObject(
      { code: 'invalid_state_transition', params: { state: 'draft' } })
  })

  test('usage that the new draft bills is nobody elses late usage', async () => {
    const { regenerate, ingest, customerId, setClock, settle, lines, finalize } = await billed()
    await ingest(customerId, [sampled('late', '2')])
    const draft = await regenerate()
    setClock('2026-03-31T00:00:00Z')
    await settle()
    // The draft was due at once, and is final like the one of March.
    expect((await lines()).slice(1)).toEqual([
      ['usage 01-31..02-28 5 10.00', 'fixed 01-31..02-28 1 7.50'],
      ['usage 02-28..03-31 0 0.00', 'fixed 02-28..03-31 1 7.50'],
    ])
    await expect(finalize(draft.id)).rejects.toMatchObject({ params: { state: 'finalized' } })
    await ingest(customerId, [sampled('later', '1', '2026-02-27T00:00:00Z')])
    setClock('2026-04-30T00:00:00Z')
    await settle()
    expect((await lines()).at(-1)?.at(-1)).toBe('usage_adjustment 01-31..02-28 1 2.00')
  })

  test('an adjustment of a replaced invoice is found by whoever bills next', async () => {
    const { regenerate, ingest, customerId, setClock, settle, invoices, lines, linesOf } =
      await billed()
    await ingest(customerId, [sampled('late', '2')])
    setClock('2026-03-31T00:00:00Z')
    await settle()
    const march = (await invoices()).at(-1)?.id ?? ''
    const adjusted = 'usage_adjustment 01-31..02-28 2 4.00'
    expect((await lines()).at(-1)?.at(-1)).toBe(adjusted)
    const draft = await regenerate(march)
    expect((await linesOf(draft.id)).map(({ kind }) => kind))
      .toEqual(['usage', 'fixed', 'usage_adjustment'])
    await settle()
    setClock('2026-04-30T00:00:00Z')
    await settle()
    expect((await lines()).slice(-2).map((each) => each.filter((line) => line === adjusted)))
      .toEqual([[adjusted], []])
  })

  test('what others adjusted is taken back by the draft that bills it anew', async () => {
    const { regenerate, ingest, customerId, setClock, settle, invoices, lines, linesOf,
      finalize, verify } = await billed()
    await ingest(customerId, [sampled('late', '2')])
    setClock('2026-03-31T00:00:00Z')
    await settle()
    const march = (await invoices()).at(-1)?.id ?? ''
    // By then no late event could come any more.
    setClock('2026-06-15T00:00:00Z')
    await settle()
    const anew = await finalize((await regenerate()).id)
    const shown = ['usage 10.00', 'fixed 7.50', 'usage_adjustment -4.00']
    const told = async (invoiceId: string) =>
      (await linesOf(invoiceId)).map(({ kind, amount }) => `${kind} ${amount}`)
    expect(await told(anew.id)).toEqual(shown)
    expect(await verify(anew.id)).toMatchObject({ result: 'identical' })
    const again = await finalize((await regenerate(anew.id)).id)
    expect(await told(again.id), 'so it is once more').toEqual(shown)
    await finalize((await regenerate(march)).id)
    expect((await lines()).at(-1)?.filter((line) => line.includes('adjustment')),
      'what is left of the month').toEqual(['usage_adjustment 01-31..02-28 2 4.00'])
  })

  test('a one-off invoice is made anew with the same lines', async () => {
    const { oneOff, customerId, finalize, regenerate, linesOf } = await billed()
    const { id } = await oneOff(customerId, { memo: 'Thanks' })
    await finalize(id)
    const draft = await regenerate(id)
    expect(draft).toMatchObject({ memo: 'Thanks', total: '100.00', finalizeAt: null })
    const [[was], [is]] = [await linesOf(id), await linesOf(draft.id)]
    expect([is?.amount, is?.id === was?.id]).toEqual([was?.amount, false])
  })

  test('a verification of stored inputs is identical', async () => {
    const { id, verify, invoice, coupon, customerId, taxRate, grant, oneOff, finalize } =
      await billed([sampled('a', '10.5')])
    expect(await verify(id)).toEqual({
      invoiceId: id, result: 'identical', currency: 'USD', differences: [],
      calculationDigest: invoice?.calculationDigest,
      recalculatedDigest: invoice?.calculationDigest,
    })
    await coupon(customerId, '33.3')
    await grant(customerId, '10')
    const rich = await oneOff(customerId, { taxRateIds: [await taxRate('8.875')] })
    await expect(verify(rich.id)).rejects.toMatchObject({ params: { state: 'draft' } })
    await finalize(rich.id)
    expect(await verify(rich.id), 'its coupon is used up by now')
      .toMatchObject({ result: 'identical', differences: [] })
  })

  test('it names the lines that late usage would change, and changes nothing', async () => {
    const { id, verify, ingest, customerId, read, setClock, settle, invoices } = await billed()
    await ingest(customerId, [sampled('late', '2')])
    const before = await read(id)
    expect(await verify(id)).toMatchObject({ result: 'different', differences: [
      { position: 1, storedAmount: '6.00', recalculatedAmount: '10.00' }] })
    expect(await read(id)).toEqual(before)
    setClock('2026-03-31T00:00:00Z')
    await settle()
    const adjusted = (await invoices()).at(-1)?.id ?? ''
    expect(await verify(adjusted), 'what was adjusted is an input of its invoice')
      .toMatchObject({ result: 'identical', differences: [] })
  })
})

describeDatabases('drafts of one customer at one time', (on) => {
  test('a coupon for one invoice serves the first of them', async () => {
    const world = invoicingWorld(on.database, '2026-01-31T00:00:00Z')
    const { customer, subscribe, coupon, grant, invoices } =
      await world.tenant({ sales: [seat], draftGraceHours: 24 })
    const { id: customerId } = await customer()
    for (let made = 0; made < 3; made += 1) await subscribe(customerId)
    await coupon(customerId, '10')
    await grant(customerId, '60')
    world.setClock('2026-02-01T00:00:00Z')
    await world.settle()
    expect((await invoices()).map(({ number, discountTotal, creditsApplied, amountDue }) =>
      [number, discountTotal, creditsApplied, amountDue].join(' '))).toEqual([
      'INV-000001 4.90 44.10 0.00', 'INV-000002 0.00 15.90 33.10', 'INV-000003 0.00 0.00 49.00'])
  })
})
