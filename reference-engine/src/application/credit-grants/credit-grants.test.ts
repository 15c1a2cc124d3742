import { expect, test } from 'vitest'
import { Decimal } from '../../domain/money/decimal.ts'
import { creditsWorld } from '../../../test/credits-world.ts'
import type { CreditsWorld } from '../../../test/credits-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { at } from '../../../test/records.ts'
import type { Caller } from '../ports.ts'
import type { CreateCreditGrant } from './create-credit-grant.ts'
import { expireCreditGrant } from './expire-credit-grant.ts'

const soon = '2026-03-02T00:00:00Z'

const setting = async (on: TestDatabase) => {
  const world = creditsWorld(on.database)
  const tenant = await world.tenant()
  const customer = await tenant.customer()
  return { ...world, ...tenant, made: customer, ...ledgerOf(world, tenant.caller) }
}

/** What the tests do and read of one organization's credits. */
const ledgerOf = ({ application, store, inWork, clock }: CreditsWorld, caller: Caller) => {
  const { organizationId } = caller
  return {
    grant: (customerId: string, parts: Partial<CreateCreditGrant> = {}) =>
      application.createCreditGrant(caller, {
        customerId, name: null, amount: Decimal.integer(10), currencyCode: 'USD', priority: 50,
        costBasis: Decimal.zero, expiresAt: null, metadata: {}, ...parts,
      }),
    entries: async (customerId: string) =>
      (await application.listCreditEntries({ organizationId, customerId, limit: 50 })).records
        .map(({ type, amount }) => `${type} ${amount}`),
    balances: async (customerId: string) =>
      (await application.getCreditBalance({ organizationId, customerId })).balances,
    /** Runs the expiries that are due in real time, as the scheduler does. */
    expire: () => inWork(async (work) => {
      const due = { kind: 'expire_credit_grant', now: clock.now(), limit: 10 } as const
      const jobs = await work.store.jobs.claimDue(due)
      return Promise.all(jobs.map((job) => expireCreditGrant(work, { job, now: due.now })))
    }),
    find: (id: string) => store.creditGrants.find({ organizationId, id }),
  }
}

describeDatabases('credit grants of a customer', (on) => {
  test('a grant is balance from its first entry on', async () => {
    const { grant, entries, balances, made, find } = await setting(on)
    const { status, ...stored } = await grant(made.id, { name: 'Welcome' })
    expect(stored).toMatchObject({
      origin: 'manual', amount: '10.00', remaining: '10.00',
      effectiveAt: at('2026-03-01T00:00:00Z'),
    })
    expect([status, await find(stored.id)]).toEqual(['active', stored])
    expect(await entries(made.id)).toEqual(['granted 10.00'])
    expect(await balances(made.id))
      .toEqual([{ currency: 'USD', balance: '10.00', available: '10.00' }])
  })

  test('a grant that does not fit is refused with every fault', async () => {
    const { grant, made, customer, store } = await setting(on)
    await expect(grant('cus_0')).rejects
      .toMatchObject({ code: 'customer_not_found', faults: [{ pointer: '/customer_id' }] })
    await expect(grant(made.id, { currencyCode: 'XXX' })).rejects
      .toMatchObject({ code: 'currency_unknown' })
    const faulty = { amount: Decimal.parse('0.001'), expiresAt: at('2026-03-01T00:00:00Z') }
    await expect(grant(made.id, faulty)).rejects.toMatchObject({
      code: 'credit_grant_invalid', faults: [{ pointer: '/amount' }, { pointer: '/expires_at' }],
    })
    const archived = await customer()
    await store.customers.update(archived, { archivedAt: at('2026-03-01T00:00:00Z') })
    await expect(grant(archived.id)).rejects.toMatchObject({ code: 'resource_archived' })
  })

  test('what is effective later is balance that nothing can take yet', async () => {
    const { grant, balances, made, application, caller, setClock } = await setting(on)
    const { id, status } = await grant(made.id, { effectiveAt: at(soon) })
    expect(status).toBe('pending')
    expect(await balances(made.id))
      .toEqual([{ currency: 'USD', balance: '10.00', available: '0.00' }])
    setClock(soon)
    const { organizationId } = caller
    expect(await application.getCreditGrant({ organizationId, id }))
      .toMatchObject({ status: 'active' })
  })

  test('a grant expires at its instant, however late the job runs', async () => {
    const { grant, entries, made, find, expire, setClock } = await setting(on)
    const { id } = await grant(made.id, { expiresAt: at(soon) })
    expect(await expire()).toEqual([])
    setClock('2026-03-02T07:00:00Z')
    expect(await expire()).toEqual([
      [{ at: at('2026-03-02T07:00:00Z'), type: 'credit_grant_expired', objectId: id }],
    ])
    expect(await find(id)).toMatchObject({ remaining: '0.00', expiredAt: at(soon) })
    expect(await entries(made.id)).toEqual(['expired -10.00', 'granted 10.00'])
    expect(await expire()).toEqual([])
  })

  test('a grant that is over already expires at once', async () => {
    const { grant, entries, made, expire } = await setting(on)
    const over = { effectiveAt: at('2026-01-01T00:00:00Z'), expiresAt: at('2026-02-01T00:00:00Z') }
    expect(await grant(made.id, over)).toMatchObject({ status: 'expired', remaining: '0.00' })
    expect(await entries(made.id)).toEqual(['expired -10.00', 'granted 10.00'])
    expect(await expire()).toEqual([])
  })

  test('a voided grant loses what is left, and cannot be voided again', async () => {
    const { grant, entries, made, application, caller, expire, setClock } = await setting(on)
    const { id } = await grant(made.id, { expiresAt: at(soon) })
    const voided = await application.voidCreditGrant(caller, id)
    expect(voided).toMatchObject(
      { status: 'voided', remaining: '0.00', voidedAt: at('2026-03-01T00:00:00Z') })
    await expect(application.voidCreditGrant(caller, id)).rejects.toMatchObject({
      code: 'invalid_state_transition', params: { state: 'voided', action: 'void' },
    })
    setClock(soon)
    expect(await expire()).toEqual([])
    expect(await entries(made.id)).toEqual(['voided -10.00', 'granted 10.00'])
  })

  test('an expired grant is not voided, even before its job has run', async () => {
    const { grant, made, application, caller, setClock } = await setting(on)
    const { id } = await grant(made.id, { expiresAt: at(soon) })
    setClock(soon)
    await expect(application.voidCreditGrant(caller, id)).rejects
      .toMatchObject({ code: 'invalid_state_transition', params: { state: 'expired' } })
    await expect(application.voidCreditGrant(caller, 'cgr_0')).rejects
      .toMatchObject({ code: 'credit_grant_not_found' })
  })

  test('each grant is shown on the clock of its customer', async () => {
    const { grant, made, customer, application, organizationId, testClock, store } =
      await setting(on)
    const clock = await testClock(organizationId, soon)
    const simulated = await customer({ testClockId: clock.id })
    const parts = { effectiveAt: at(soon), expiresAt: at('2026-04-01T00:00:00Z') }
    await grant(made.id, parts)
    const { id } = await grant(simulated.id, parts)
    const { records } = await application.listCreditGrants({ organizationId, limit: 5 })
    expect(records.map(({ status }) => status)).toEqual(['active', 'pending'])
    const own = await application
      .listCreditGrants({ organizationId, customerId: simulated.id, limit: 5 })
    expect(own.records.map((shown) => shown.id)).toEqual([id])
    const [job] = await store.transaction(({ jobs }) => jobs.firstOnClock(
      { organizationId, testClockId: clock.id, until: at('2027-01-01T00:00:00Z'), limit: 5 }))
    expect(job).toMatchObject(
      { kind: 'expire_credit_grant', subjectId: id, dueAt: at('2026-04-01T00:00:00Z') })
  })

  test('entries are listed by their grant and their currency', async () => {
    const { grant, made, application, organizationId } = await setting(on)
    const [{ id }] = [await grant(made.id), await grant(made.id)]
    await grant(made.id, { currencyCode: 'JPY' })
    const of = { organizationId, customerId: made.id, limit: 5 }
    const count = async (filter: { creditGrantId?: string; currency?: string }) =>
      (await application.listCreditEntries({ ...of, ...filter })).records.length
    expect([await count({ creditGrantId: id }), await count({ currency: 'JPY' }), await count({})])
      .toEqual([1, 1, 3])
    await expect(application.getCreditBalance({ ...of, customerId: 'cus_0' })).rejects
      .toMatchObject({ code: 'customer_not_found' })
  })
})
