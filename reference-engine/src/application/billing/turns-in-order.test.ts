import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { BillingWorld } from '../../../test/billing-world.ts'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { invoicingWorld } from '../../../test/invoicing-world.ts'
import type { InvoicingTenant } from '../../../test/invoicing-world.ts'
import { at } from '../../../test/records.ts'
import { seat } from '../../../test/sales.ts'

const [start, due] = ['2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z']

type Give = (tenant: InvoicingTenant, customerId: string) => Promise<unknown>

/** What a customer has once: the first invoice takes it, and no other. */
const shared: { readonly [what: string]: Give } = {
  credit: (tenant, customerId) => tenant.grant(customerId, '30'),
  'a coupon': (tenant, customerId) => tenant.coupon(customerId, '50'),
}

type Setting = {
  readonly customers?: number
  readonly give?: Give | undefined
  readonly draftGraceHours?: number
}

/** Customers with three subscriptions each that are due together, in the order of their making. */
const dueTogether = async (
  on: TestDatabase,
  { customers = 1, give = shared['credit'], draftGraceHours = 0 }: Setting = {},
) => {
  const world = invoicingWorld(on.database, start)
  const tenant = await world.tenant({ sales: [seat], draftGraceHours })
  const made: { readonly customerId: string; readonly ids: string[] }[] = []
  for (let count = 0; count < customers; count += 1) {
    const { id: customerId } = await tenant.customer()
    const ids: string[] = []
    while (ids.length < 3) ids.push((await tenant.subscribe(customerId)).id)
    made.push({ customerId, ids })
  }
  world.setClock('2026-01-31T01:00:00Z')
  await world.settle()
  for (const { customerId } of made) await give?.(tenant, customerId)
  /** What the subscriptions of each customer owe for the turn, in the order of their making. */
  const owed = ({ application }: Pick<BillingWorld, 'application'> = world) =>
    Promise.all(made.map(async ({ customerId, ids }) => {
      const { organizationId } = tenant
      const { records } =
        await application.listInvoices({ organizationId, customerId, limit: 100 })
      return ids.map((id) => records.find(({ subscriptionId, turn }) =>
        subscriptionId === id && turn === 1)?.amountDue)
    }))
  return { ...world, owed, made }
}

describePostgresql('turns of one customer that are due together', (on) => {
  test.each([
    ['credit', 0], ['a coupon', 0], ['credit', 1], ['a coupon', 1],
  ])('take %s in one order, whoever bills, after %i hours', async (what, draftGraceHours) => {
    const { store, owed } = await dueTogether(on, { give: shared[what], draftGraceHours })
    const other = invoicingWorld(await on.another(), due)
    await store.transaction(async ({ jobs }) => {
      expect(await jobs.claimDue({ kind: 'run_turn', now: at(due), limit: 1 })).toHaveLength(1)
      await other.due('run_turn', 1)
      expect(await owed(other), 'the first is held').toEqual([[undefined, undefined, undefined]])
    })
    await other.settle()
    other.setClock('2026-02-28T01:00:00Z')
    await other.settle()
    const [[first, ...others] = []] = await owed()
    expect(others).toEqual(['49.00', '49.00'])
    expect(Number(first)).toBeLessThan(49)
  })

  test('are billed in one order by processes that race', async () => {
    const { owed, settle, setClock } = await dueTogether(on, { customers: 12 })
    const sizes = [4, 1, 1]
    const worlds = await Promise.all(sizes.map(async () => invoicingWorld(await on.another(), due)))
    await Promise.all(worlds.map(async (world, index) => {
      for (let idle = 0; idle < 5;) {
        const { processed, failures } = await world.due('run_turn', sizes[index])
        expect(failures).toEqual([])
        idle = processed === 0 ? idle + 1 : 0
      }
    }))
    setClock(due)
    await settle()
    expect(await owed()).toEqual(Array.from({ length: 12 }, () => ['19.00', '49.00', '49.00']))
  })
})

describeDatabases('turns of one customer', (on) => {
  test('do not wait for one that fails; it has lost its place', async () => {
    const { owed, settle, setClock, due: run, made } = await dueTogether(on)
    const id = made[0]?.ids[0]
    const repair = (currency: string) => sql`update subscriptions set currency = ${currency}
      where id = ${id}`.execute(on.database.queries)
    await repair('???')
    setClock(due)
    expect(await run('run_turn')).toMatchObject({ processed: 2, failures: [{ subjectId: id }] })
    await repair('USD')
    setClock('2026-02-28T00:00:05Z')
    await settle()
    expect(await owed()).toEqual([['49.00', '19.00', '49.00']])
  })

  /** One subscription bills by the day, the other begins when two days of that were missed. */
  const missed = async (onClock: boolean) => {
    const world = invoicingWorld(on.database, start)
    const tenant = await world.tenant({
      sales: [seat], draftGraceHours: 0, interval: { unit: 'day', count: 1 },
    })
    const { id: testClockId } = await tenant.testClock(start)
    const { id: customerId } = await tenant.customer(onClock ? { testClockId } : {})
    const { id: early } = await tenant.subscribe(customerId)
    await tenant.subscribe(customerId, { startAt: at('2026-02-02T12:00:00Z') })
    const billed = async () => (await tenant.invoices(customerId))
      .toSorted((one, other) => (one.number ?? '').localeCompare(other.number ?? ''))
      .map(({ subscriptionId }) => (subscriptionId === early ? 'early' : 'late')).join(' ')
    return { ...world, ...tenant, testClockId, billed }
  }
  const [now, asTimeWent] = ['2026-02-03T06:00:00Z', 'early early early late early']

  test.each([1, 2, 50])('that were missed are billed as time went, by %i', async (limit) => {
    const { setClock, due: run, billed } = await missed(false)
    setClock(now)
    for (let left = true; left;) left = (await run('run_turn', limit)).processed > 0
    expect(await billed()).toBe(asTimeWent)
  })

  test('are billed in the same order on a test clock', async () => {
    const { advance, testClockId, billed } = await missed(true)
    await advance(testClockId, now)
    expect(await billed()).toBe(asTimeWent)
  })
})
