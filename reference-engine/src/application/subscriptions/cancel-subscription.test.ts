import { expect, test } from 'vitest'
import { billingWorld } from '../../../test/billing-world.ts'
import type { Sale, Tenant } from '../../../test/billing-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import { at } from '../../../test/records.ts'
import { seat, storage, support } from '../../../test/sales.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { CancelSubscription } from './cancel-subscription.ts'

const start = '2026-01-31T00:00:00Z'
const usage = [{ id: 'e', timestamp: '2026-02-10T00:00:00Z', gigabytes: '4' }]

describeDatabases('canceling a subscription', (on) => {
  const subscribed = async (sales: readonly Sale[]) => {
    const { tenant, application } = billingWorld(on.database, start)
    const made = await tenant({ sales, draftGraceHours: 0 })
    const { id: testClockId } = await made.testClock(start)
    const customer = await made.customer({ testClockId })
    const subscription = await made.subscribe(customer.id)
    const cancel = (mode: CancelSubscription['mode'], parts: Partial<CancelSubscription> = {}) =>
      application.cancelSubscription(made.caller, {
        subscriptionId: subscription.id, mode, cancelAt: undefined, settlement: 'none', ...parts,
      })
    const advance = (to: string) => made.advance(testClockId, to)
    return { ...made, customer, subscription, cancel, advance, application }
  }
  const spans = async ({ periods }: Pick<Tenant, 'periods'>, id: string) =>
    (await periods(id)).map(({ status, startAt, endAt }) =>
      `${status} ${formatInstant(startAt)} ${formatInstant(endAt)}`)

  test('now ends its period and bills usage up to the end, fixed charges whole', async () => {
    const made = await subscribed([storage, seat, support])
    await made.ingest(made.customer.id, usage)
    await made.advance('2026-02-14T12:00:00Z')
    const canceled = await made.cancel('now')
    expect(canceled).toMatchObject({ status: 'canceled', currentPeriodStart: null })
    expect(formatInstant(canceled.canceledAt ?? canceled.startAt)).toBe('2026-02-14T12:00:00Z')
    expect(await spans(made, canceled.id))
      .toEqual([`closed ${start} 2026-02-14T12:00:00Z`])
    const billed = (await made.invoices()).map(({ issuedAt, total }) =>
      [formatInstant(issuedAt), total])
    expect(billed).toEqual([[start, '49.00'], ['2026-02-14T12:00:00Z', '15.50']])
    const { effectCount } = await made.advance('2027-01-01T00:00:00Z')
    expect(effectCount, 'nothing follows').toBe(0)
  })

  test('with its period it stays active until then and no other period opens', async () => {
    const made = await subscribed([storage, seat])
    await made.ingest(made.customer.id, usage)
    await made.advance('2026-02-14T12:00:00Z')
    const { status, cancelAt, id, canceledAt } = await made.cancel('period_end')
    expect([status, formatInstant(cancelAt ?? canceledAt ?? made.subscription.startAt), canceledAt])
      .toEqual(['active', '2026-02-28T00:00:00Z', null])
    const { effects } = await made.advance('2027-01-01T00:00:00Z')
    expect(effects.map(({ type }) => type)).toEqual([
      'billing_period_closed', 'subscription_canceled', 'invoice_created', 'invoice_finalized',
    ])
    expect((await made.invoices()).map(({ total }) => total)).toEqual(['49.00', '8.00'])
    expect(await spans(made, id)).toEqual([`closed ${start} 2026-02-28T00:00:00Z`])
  })

  test.each([
    ['the instant it starts', start],
    ['the instant a period opens', '2026-02-28T00:00:00Z'],
  ])('at %s the period has no length and no usage', async (_, instant) => {
    const made = await subscribed([storage, support])
    await made.advance(instant)
    const before = (await made.invoices()).length
    const { id } = await made.cancel('now')
    expect((await spans(made, id)).at(-1)).toBe(`closed ${instant} ${instant}`)
    expect(await made.invoices()).toHaveLength(before)
    expect(await made.advance('2027-01-01T00:00:00Z')).toMatchObject({ effectCount: 0 })
  })

  test('once canceled it takes no cancellation', async () => {
    const made = await subscribed([seat])
    await made.cancel('period_end')
    await made.cancel('period_end')
    await made.cancel('now')
    for (const mode of ['now', 'period_end'] as const) {
      await expect(made.cancel(mode)).rejects.toMatchObject({
        code: 'invalid_state_transition',
        params: { state: 'canceled', action: 'cancel', allowed_actions: ['update'] },
      })
    }
  })

  test('settled by share, advance charges are credited, others due by theirs', async () => {
    const made = await subscribed([storage, seat, support])
    await made.ingest(made.customer.id, usage)
    await made.advance('2026-02-14T12:00:00Z')
    await made.cancel('at', { cancelAt: at('2026-02-20T00:00:00Z'), settlement: 'prorate' })
    await made.advance('2026-03-01T00:00:00Z')
    expect(await made.lines()).toEqual([
      ['fixed 01-31..02-28 1 49.00'],
      ['usage 01-31..02-20 4 8.00', 'fixed 01-31..02-20 1 5.36',
        'proration_credit 02-20..02-28 1 -14.00'],
    ])
  })

  test('an end that is taken back does not come', async () => {
    const made = await subscribed([seat])
    const uncancel = () => made.application.uncancelSubscription(
      made.caller, { subscriptionId: made.subscription.id })
    await expect(uncancel()).rejects.toMatchObject({ code: 'invalid_state_transition',
      params: { state: 'active', action: 'uncancel' } })
    await made.cancel('period_end')
    expect(await uncancel()).toMatchObject({ status: 'active', cancelAt: null })
    await made.advance('2026-02-28T00:00:00Z')
    expect(await made.invoices()).toHaveLength(2)
  })

  test.each([
    ['at', {}, 'invalid_request'],
    ['now', { cancelAt: at('2026-03-01T00:00:00Z') }, 'invalid_request'],
    ['at', { cancelAt: at(start) }, 'cancel_at_invalid'],
  ] as const)('%s with %o is refused as %s', async (mode, parts, code) => {
    const made = await subscribed([seat])
    await expect(made.cancel(mode, parts)).rejects.toMatchObject({ code })
  })

  test('an earlier draft keeps its periods', async () => {
    const { tenant, application } = billingWorld(on.database, start)
    const { subscribe, customer, caller, invoices, organizationId } =
      await tenant({ sales: [seat], draftGraceHours: 720 })
    const { id } = await subscribe((await customer()).id)
    await application.cancelSubscription(caller,
      { subscriptionId: id, mode: 'now', cancelAt: undefined, settlement: 'none' })
    const [draft] = await invoices()
    await application.finalizeInvoice(caller, { invoiceId: draft?.id ?? '' })
    const { records: [line] } = await application.listInvoiceLines(
      { organizationId, invoiceId: draft?.id ?? '', limit: 1 })
    expect(line?.periodEnd).toEqual(at('2026-02-28T00:00:00Z'))
  })

  test('boundaries that nobody has run yet are run before', async () => {
    const { tenant, application, setClock } = billingWorld(on.database, start)
    const { subscribe, customer, caller, invoices, periods } =
      await tenant({ sales: [seat], draftGraceHours: 0 })
    const { id } = await subscribe((await customer()).id)
    setClock('2026-04-01T00:00:00Z')
    await application.cancelSubscription(caller,
      { subscriptionId: id, mode: 'period_end', cancelAt: undefined, settlement: 'none' })
    expect((await invoices()).map(({ issuedAt }) => formatInstant(issuedAt))).toEqual(
      [start, '2026-02-28T00:00:00Z', '2026-03-31T00:00:00Z'])
    expect((await periods(id)).map(({ status }) => status)).toEqual(['closed', 'closed', 'open'])
  })
})
