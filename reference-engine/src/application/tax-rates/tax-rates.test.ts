import { expect, test } from 'vitest'
import { Decimal } from '../../domain/money/decimal.ts'
import { creditsWorld } from '../../../test/credits-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import { usableTaxRates } from './usable-tax-rates.ts'

describeDatabases('tax rates of an organization', (on) => {
  const setting = async () => {
    const world = creditsWorld(on.database)
    const tenant = await world.tenant()
    const rate = (percentage = '8.875') => world.application.createTaxRate(tenant.caller, {
      name: 'Sales tax', percentage: Decimal.parse(percentage), inclusive: false, country: null,
      metadata: {},
    })
    return { ...world, ...tenant, rate }
  }

  test('a rate above all of the amount is refused', async () => {
    const { rate, application, caller } = await setting()
    await expect(rate('100.5')).rejects.toMatchObject({
      code: 'tax_rate_invalid', faults: [{ pointer: '/percentage' }],
    })
    expect((await application.listTaxRates(caller, { limit: 5 })).records).toEqual([])
  })

  test('a rate is archived once, and stays readable', async () => {
    const { rate, application, caller, clock, setClock } = await setting()
    const { id } = await rate()
    const archived = await application.archiveTaxRate(caller, id)
    expect(archived.archivedAt).toEqual(clock.now())
    setClock('2026-04-01T00:00:00Z')
    expect(await application.archiveTaxRate(caller, id)).toEqual(archived)
    expect(await application.getTaxRate(caller, id)).toEqual(archived)
    const stranger = { ...caller, organizationId: 'org_0' }
    await expect(application.getTaxRate(stranger, id))
      .rejects.toMatchObject({ code: 'tax_rate_not_found' })
  })

  test('rates that a body names are given by their ids', async () => {
    const { rate, store, organizationId } = await setting()
    const [one, other] = [await rate(), await rate('20')]
    const lists = [
      { pointer: '/tax_rate_ids', ids: [other.id, one.id] },
      { pointer: '/lines/0/tax_rate_ids', ids: [one.id] },
    ]
    const usable = await usableTaxRates(store, { organizationId, lists })
    expect(usable).toEqual(new Map([[one.id, one], [other.id, other]]))
    expect(await usableTaxRates(store, { organizationId, lists: [] })).toEqual(new Map())
  })

  test('every rate is named that is not there or stands twice', async () => {
    const { rate, store, organizationId } = await setting()
    const { id } = await rate()
    const foreign = await (await setting()).rate()
    const lists = [
      { pointer: '/tax_rate_ids', ids: [id, 'txr_0'] },
      { pointer: '/lines/1/tax_rate_ids', ids: [id, id, foreign.id] },
    ]
    await expect(usableTaxRates(store, { organizationId, lists })).rejects.toMatchObject({
      code: 'tax_rate_invalid',
      faults: [
        { pointer: '/tax_rate_ids/1', code: 'tax_rate_not_found' },
        { pointer: '/lines/1/tax_rate_ids/2', code: 'tax_rate_not_found' },
        { pointer: '/lines/1/tax_rate_ids/1', code: 'tax_rate_repeated' },
      ],
    })
  })

  test('an archived rate is taken for nothing new, and stays where it is', async () => {
    const { rate, application, caller, store, organizationId } = await setting()
    const { id } = await rate()
    await application.archiveTaxRate(caller, id)
    const lists = [{ pointer: '/tax_rate_ids', ids: [id] }]
    await expect(usableTaxRates(store, { organizationId, lists }))
      .rejects.toMatchObject({ code: 'resource_archived', params: { archived: [id] } })
    const kept = await usableTaxRates(store, { organizationId, lists, kept: [id] })
    expect([...kept.keys()]).toEqual([id])
  })
})
