import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { finalize } from '../../../test/finalized-invoices.ts'
import { newInvoice, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'
import type { Store } from '../store.ts'

describePostgresql('racing invoices', (on) => {
  const stores = async () =>
    [createStore(on.database), createStore(await on.another())] as const

  test('numbers have no gap and none comes twice, whoever finalizes or fails', async () => {
    const both = await stores()
    const { organizationId, subscription } = await storeTenant(both[0])
    const invoices = Array.from({ length: 30 }, (_, turn) => newInvoice(subscription, turn))
    await both[0].invoices.insertMany(invoices)
    const failing = (store: Store) => store.transaction(async (repositories) => {
      await repositories.invoices.takeNumbers([{ organizationId, count: 3 }])
      throw new Error('no')
    }).catch(() => [])
    const done = await Promise.all(Array.from({ length: 10 }, (_, chunk) => {
      const store = both[chunk % 2 === 0 ? 0 : 1]
      return [finalize(store, invoices.slice(chunk * 3, chunk * 3 + 3)), failing(store)]
    }).flat())
    const wanted = invoices.map((_, index) => `INV-${String(index + 1).padStart(6, '0')}`)
    expect(done.flat().map(({ number }) => String(number)).toSorted()).toEqual(wanted)
  })

  test('engines that race bill a turn once', async () => {
    const both = await stores()
    const { subscription } = await storeTenant(both[0])
    const inserted = await Promise.allSettled(Array.from({ length: 10 }, (_, index) =>
      both[index % 2 === 0 ? 0 : 1].invoices.insertMany([newInvoice(subscription, 1)])))
    expect(inserted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('an invoice is finalized once, and a loser gives its number back', async () => {
    const both = await stores()
    const { organizationId, subscription } = await storeTenant(both[0])
    const invoice = newInvoice(subscription, 1)
    await both[0].invoices.insertMany([invoice])
    const results = await Promise.allSettled(Array.from({ length: 6 }, (_, index) =>
      finalize(both[index % 2 === 0 ? 0 : 1], [invoice])))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await both[0].invoices.takeNumbers([{ organizationId, count: 1 }])).toEqual([2n])
  })
})
