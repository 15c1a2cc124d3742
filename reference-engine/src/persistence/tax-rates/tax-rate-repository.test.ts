import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { newTaxRate } from '../../../test/credit-records.ts'
import { at, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('tax rates', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const { organizationId } = await storeTenant(store)
    const rate = newTaxRate(organizationId)
    await store.taxRates.insert(rate)
    return { store, organizationId, rate }
  }

  test('a rate is found by its own organization only, also among others', async () => {
    const { store, organizationId, rate } = await setting()
    const other = await setting()
    expect(await store.taxRates.find(rate)).toEqual(rate)
    expect(await store.taxRates.find({ ...rate, organizationId: other.organizationId }))
      .toBeUndefined()
    const wanted = [rate, other.rate, { organizationId, id: other.rate.id }]
    const found = await store.taxRates.findEach(wanted)
    expect(found.map(({ id }) => id).toSorted()).toEqual([rate.id, other.rate.id].toSorted())
    expect(await store.taxRates.findEach([])).toEqual([])
    const page = await store.taxRates.page({ organizationId, limit: 5 })
    expect(page).toEqual({ records: [rate], hasMore: false })
  })

  test('a rate is archived, and nothing else of it changes', async () => {
    const { store, rate } = await setting()
    await store.taxRates.archive(rate, later)
    expect(await store.taxRates.find(rate)).toEqual({ ...rate, archivedAt: later })
    const changing = on.database.queries
      .executeQuery(CompiledQuery.raw('update tax_rates set percentage = 8.88'))
    await expect(changing).rejects.toThrow('tax_rates is immutable')
  })
})
