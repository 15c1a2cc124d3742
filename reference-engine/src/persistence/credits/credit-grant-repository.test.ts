import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { Decimal } from '../../domain/money/decimal.ts'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { at, newCustomer, storeTenant } from '../../../test/records.ts'
import { newEntry, newGrant, storeGrant } from '../../../test/credit-records.ts'
import { createStore } from '../store.ts'

const now = at('2026-06-01T00:00:00Z')

describeDatabases('credit grants', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    return { store, ...await storeTenant(store) }
  }

  test('a grant holds the sum of its entries, whatever comes in one statement', async () => {
    const { store, customer } = await setting()
    const [one, other] = [await storeGrant(store, customer), await storeGrant(store, customer)]
    await store.creditGrants.post([
      newEntry(one, 'applied', '-3.10'), newEntry(other, 'applied', '-10.00'),
      newEntry(one, 'restored', '3.10'), newEntry(one, 'expired', '-0.05'),
    ])
    expect((await store.creditGrants.find(one))?.remaining).toBe('9.95')
    expect((await store.creditGrants.find(other))?.remaining).toBe('0.00')
    const { records } = await store.creditGrants.entries(
      { organizationId: one.organizationId, customerId: customer.id, limit: 10 })
    expect(records.map(({ type, amount }) => `${type} ${amount}`)).toEqual([
      'expired -0.05', 'restored 3.10', 'applied -10.00', 'applied -3.10',
      'granted 10.00', 'granted 10.00',
    ])
  })

  test('no entry takes more than there is, and none of the statement stays', async () => {
    const { store, organizationId, customer } = await setting()
    const [one, other] = [await storeGrant(store, customer), await storeGrant(store, customer)]
    const entries = [newEntry(one, 'applied', '-1.00'), newEntry(other, 'applied', '-10.01')]
    await expect(store.creditGrants.post(entries)).rejects.toMatchObject({ code: '23514' })
    expect((await store.creditGrants.find(one))?.remaining).toBe('10.00')
    const page = await store.creditGrants
      .entries({ organizationId, customerId: customer.id, limit: 10 })
    expect(page.records).toHaveLength(2)
  })

  test('an entry without a grant is a defect', async () => {
    const { store, customer } = await setting()
    const grant = newGrant(customer)
    await expect(store.creditGrants.post([newEntry(grant, 'granted', '1.00')]))
      .rejects.toThrow('has its grant')
  })

  test('the ledger takes no change and no removal', async () => {
    const { store, customer } = await setting()
    await storeGrant(store, customer)
    const changes = ['update credit_entries set amount = 1', 'delete from credit_entries']
    for (const statement of changes) {
      const changing = on.database.queries.executeQuery(CompiledQuery.raw(statement))
      await expect(changing).rejects.toThrow('credit_entries is immutable')
    }
  })

  test('open are the grants of the asked customers that still hold something', async () => {
    const { store, organizationId, customer } = await setting()
    const stranger = newCustomer(organizationId)
    await store.customers.insert(stranger)
    const spent = await storeGrant(store, customer)
    const pending = await storeGrant(store, customer, { effectiveAt: now.add({ hours: 1 }) })
    const theirs = await storeGrant(store, stranger)
    await store.creditGrants.post([newEntry(spent, 'applied', '-10.00')])
    const open = (...customers: { id: string }[]) => store.transaction(({ creditGrants }) =>
      creditGrants.openForUpdate(customers.map(({ id: customerId }) =>
        ({ organizationId, customerId }))))
    expect(await open(customer, customer)).toEqual([pending])
    expect((await open(customer, stranger)).map(({ id }) => id).toSorted())
      .toEqual([pending.id, theirs.id].toSorted())
    expect(await open()).toEqual([])
  })

  test('a balance tells what is there and what of it is available', async () => {
    const { store, organizationId, customer } = await setting()
    await storeGrant(store, customer, { effectiveAt: now })
    await storeGrant(store, customer, { effectiveAt: now.add({ microseconds: 1 }) })
    await storeGrant(store, customer, { effectiveAt: now.subtract({ hours: 1 }), expiresAt: now })
    const yen = { currency: 'JPY', amount: '500', effectiveAt: now.add({ hours: 1 }) }
    await storeGrant(store, customer, yen)
    const of = { organizationId, customerId: customer.id, now }
    expect(await store.creditGrants.balances(of)).toEqual([
      { currency: 'JPY', balance: '500', available: '0' },
      { currency: 'USD', balance: '30.00', available: '10.00' },
    ])
    expect(await store.creditGrants.balances({ ...of, customerId: 'cus_none' })).toEqual([])
  })

  test('a grant is used as long as what was taken is not given back', async () => {
    const { store, customer } = await setting()
    const grant = await storeGrant(store, customer)
    const used = () => store.creditGrants.isUsed(grant)
    expect(await used()).toBe(false)
    await store.creditGrants.post([newEntry(grant, 'applied', '-4.00')])
    expect(await used()).toBe(true)
    await store.creditGrants.post([newEntry(grant, 'restored', '4.00')])
    expect(await used()).toBe(false)
    await store.creditGrants.post([newEntry(grant, 'voided', '-10.00')])
    expect(await used()).toBe(false)
  })

  test('what an invoice took is found by it, and what it gave as well', async () => {
    const { store, organizationId, customer } = await setting()
    const customerId = customer.id
    const grant = await storeGrant(store, customer)
    const given = await storeGrant(store, customer,
      { origin: 'negative_invoice', invoiceId: 'inv_negative' })
    const entry = { ...newEntry(grant, 'applied', '-4.00'), invoiceId: 'inv_paid' }
    await store.creditGrants.post([entry, newEntry(grant, 'applied', '-1.00')])
    const of = (invoiceId: string) => ({ organizationId, customerId, invoiceId })
    expect(await store.creditGrants.appliedTo([of('inv_paid'), of('inv_none')])).toEqual([entry])
    expect(await store.creditGrants.fromInvoice(of('inv_negative'))).toEqual([given])
    expect(await store.creditGrants.fromInvoice(of('inv_paid'))).toEqual([])
  })

  test('grants and entries of another organization are not there', async () => {
    const { store, customer } = await setting()
    const { organizationId } = await setting()
    const grant = await storeGrant(store, customer, { costBasis: Decimal.parse('0.875') })
    expect(await store.creditGrants.find({ ...grant, organizationId })).toBeUndefined()
    const grants = await store.creditGrants.page({ organizationId, limit: 5 })
    const entries = await store.creditGrants
      .entries({ organizationId, customerId: customer.id, limit: 5 })
    expect([grants.records, entries.records]).toEqual([[], []])
    expect((await store.creditGrants.page({ ...grant, limit: 5 })).records).toEqual([grant])
  })
})

describePostgresql('burning one grant from two sides', (on) => {
  test('the second finds what the first has left', async () => {
    const store = createStore(on.database)
    const { customer } = await storeTenant(store)
    const grant = await storeGrant(store, customer)
    const burn = () => store.transaction(async ({ creditGrants }) => {
      const of = { organizationId: grant.organizationId, customerId: customer.id }
      const [open] = await creditGrants.openForUpdate([of])
      if (open === undefined) return '0.00'
      const amount = Decimal.parse(open.remaining).min(Decimal.integer(7)).format(2)
      await creditGrants.post([newEntry(open, 'applied', `-${amount}`)])
      return amount
    })
    expect(await Promise.all([burn(), burn(), burn()])
      .then((amounts) => amounts.toSorted())).toEqual(['0.00', '3.00', '7.00'])
  })
})
