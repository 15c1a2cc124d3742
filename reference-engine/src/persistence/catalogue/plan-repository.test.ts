import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, newId, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')
const latest = at('2026-03-02T00:00:00Z')

describeDatabases('plan versions', (on) => {
  /** A stored plan, and drafts of it. */
  const setting = async () => {
    const store = createStore(on.database)
    const { organizationId, plan } = await storeTenant(store)
    const draft = async () => {
      const version = {
        ...plan.version, id: newId('pver'), status: 'draft' as const, publishedAt: null,
        number: await store.plans.lastVersionNumber({ organizationId, planId: plan.id }) + 1,
      }
      await store.transaction(({ plans }) => plans.insertVersion(version))
      return version
    }
    const publish = (id: string, publishedAt = later) => store.transaction(({ plans }) =>
      plans.publishVersion({ organizationId, planId: plan.id, id }, publishedAt))
    const current = async () => (await store.plans.find({ organizationId, id: plan.id }))?.version
    const raw = (statement: string, ...parameters: string[]) =>
      on.database.queries.executeQuery(CompiledQuery.raw(statement, parameters))
    return { store, organizationId, plan, draft, publish, current, raw }
  }

  test('a draft is found with its items, in its own plan only', async () => {
    const { store, organizationId, plan, draft, current } = await setting()
    const version = await draft()
    expect(version.number).toBe(2)
    const where = { organizationId, planId: plan.id, id: version.id }
    expect(await store.plans.findVersion(where)).toEqual(version)
    expect(await store.plans.findVersion({ ...where, planId: 'plan_0' })).toBeUndefined()
    expect(await store.plans.findVersion({ ...where, organizationId: 'org_0' })).toBeUndefined()
    expect(await current()).toEqual(plan.version)
  })

  test('versions are listed newest first, page by page', async () => {
    const { store, organizationId, plan, draft } = await setting()
    const drafts = [await draft(), await draft()]
    const wanted = { organizationId, planId: plan.id, limit: 2 }
    expect(await store.plans.versionPage(wanted))
      .toEqual({ records: drafts.toReversed(), hasMore: true })
    expect(await store.plans.versionPage({ ...wanted, after: drafts[0]?.id }))
      .toEqual({ records: [plan.version], hasMore: false })
  })

  test('the version published last is current, also an earlier one', async () => {
    const { draft, publish, current, plan, store, organizationId } = await setting()
    const [second, third] = [await draft(), await draft()]
    await publish(third.id, later)
    expect(await current()).toEqual({ ...third, status: 'published', publishedAt: later })
    await publish(second.id, latest)
    const published = { ...second, status: 'published', publishedAt: latest }
    expect(await current()).toEqual(published)
    const locked = await store.transaction(({ plans }) =>
      plans.findForUpdate({ organizationId, id: plan.id }))
    expect(locked?.version).toEqual(published)
    await expect(publish(second.id)).rejects.toThrow('a draft is published')
  })

  test('two drafts of one number are impossible', async () => {
    const { store, plan, draft } = await setting()
    const version = await draft()
    const twin = { ...version, id: newId('pver') }
    const inserting = store.transaction(({ plans }) => plans.insertVersion(twin))
    await expect(inserting).rejects.toMatchObject({ code: '23505' })
    expect(plan.version.number).toBe(1)
  })

  test.each([
    ['taken back', "update plan_versions set status = 'draft', published_at = null where id = $1"],
    ['dated anew', 'update plan_versions set published_at = now() where id = $1'],
    ['published again', "update plan_versions set status = 'published' where id = $1"],
    ['changed', 'update plan_versions set interval_count = 2 where id = $1'],
    ['deleted', 'delete from plan_versions where id = $1'],
    ['given an item', `insert into plan_items (organization_id, plan_version_id, position, price_id)
      select organization_id, plan_version_id, 9, 'price_0' from plan_items
      where plan_version_id = $1`],
    ['sold at another price', "update plan_items set price_id = 'p' where plan_version_id = $1"],
    ['sold no more', 'delete from plan_items where plan_version_id = $1'],
  ])('a published version cannot be %s', async (_what, statement) => {
    const { draft, publish, current, raw } = await setting()
    const { id } = await draft()
    await publish(id)
    const before = await current()
    await expect(raw(statement, id)).rejects.toThrow('is immutable')
    expect(await current()).toEqual(before)
  })

  test.each([
    ['no time', "update plan_versions set status = 'published' where id = $1", '23514'],
    ['another state', "update plan_versions set status = 'retired' where id = $1", '23001'],
  ])('a draft is not published with %s', async (_what, statement, code) => {
    const { draft, raw } = await setting()
    const { id } = await draft()
    await expect(raw(statement, id)).rejects.toMatchObject({ code })
  })

  test('a plan and a product take another text and keep the rest', async () => {
    const { store, organizationId, plan } = await setting()
    const set = { name: 'N', description: 'why', metadata: { a: '1' } }
    await store.plans.update({ organizationId, id: plan.id }, set)
    expect(await store.plans.find({ organizationId, id: plan.id })).toEqual({ ...plan, ...set })
    const [product] = (await store.products.page({ organizationId, limit: 1 })).records
    await store.products.update({ organizationId, id: product?.id ?? '' }, set)
    expect(await store.products.find({ organizationId, id: product?.id ?? '' }))
      .toEqual({ ...product, ...set })
  })
})
