import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { runningEngine } from '../../../test/running-engine.ts'
import type { Client } from '../../../test/running-engine.ts'

const labels = { description: 'what', metadata: { a: '1', b: '2' } }

const productOf = async (tenant: Client) =>
  (await tenant.post('/products', { name: 'P', ...labels })).body

const planOf = async (tenant: Client) => {
  const { id } = await productOf(tenant)
  const { body: price } = await tenant.post('/prices',
    { product_id: id, currency: 'USD', pricing: { type: 'flat', amount: '1' } })
  return (await tenant.post('/plans', {
    name: 'L', ...labels, currency: 'USD', interval: { unit: 'month', count: 1 },
    items: [{ price_id: price.id }],
  })).body
}

const kinds = [
  ['product', '/products', productOf], ['plan', '/plans', planOf],
] as const

const engine = runningEngine()

test.each(kinds)('a %s changes by what its patch names', async (_kind, path, create) => {
  const tenant = await engine.tenant()
  const made = await create(tenant)
  const { body } = await tenant.patch(`${path}/${made.id}`, { name: 'N' })
  expect(body).toEqual({ ...made, name: 'N' })
  const { body: cleared } = await tenant.patch(`${path}/${made.id}`,
    { description: null, metadata: { a: null, c: '3' } })
  expect(cleared).toEqual({ ...body, description: null, metadata: { b: '2', c: '3' } })
  expect((await tenant.get(`${path}/${made.id}`)).body).toEqual(cleared)
  await tenant.post(`${path}/${made.id}/archive`)
  expect((await tenant.patch(`${path}/${made.id}`, { name: 'O' })).body.name).toBe('O')
})

test.each(kinds)('a %s refuses a patch of anything else', async (kind, path, create) => {
  const [tenant, stranger] = [await engine.tenant(), await engine.tenant()]
  const made = await create(tenant)
  const patches = [{}, { name: null }, { name: '' }, { currency: 'EUR' }, { items: [] },
    { version: {} }, { archived_at: null }]
  for (const patch of patches) {
    expect((await tenant.patch(`${path}/${made.id}`, patch)).status).toBe(400)
  }
  expect((await tenant.get(`${path}/${made.id}`)).body).toEqual(made)
  expect(await stranger.patch(`${path}/${made.id}`, { name: 'N' }))
    .toMatchObject({ status: 404, body: { code: `${kind}_not_found` } })
})

test('late usage is billed next unless the organization refuses it', async () => {
  const tenant = await engine.tenant()
  const policy = async () => (await tenant.get('/organization')).body.late_usage_policy
  expect(await policy()).toBe('adjust_next')
  const { body } = await tenant.patch('/organization', { late_usage_policy: 'reject' })
  expect(body).toMatchObject({ late_usage_policy: 'reject', name: 'Northwind' })
  await tenant.patch('/organization', { name: 'N' })
  expect(await policy()).toBe('reject')
  expect((await tenant.patch('/organization', { late_usage_policy: 'forget' })).status).toBe(400)
  const strict = await engine.tenant({ late_usage_policy: 'reject' })
  expect((await strict.get('/organization')).body.late_usage_policy).toBe('reject')
})

describePostgresql('what changed the catalogue', (on) => {
  const served = runningEngine(() => ({ databaseUrl: on.url }))

  test('is in the audit log, with digests of before and after', async () => {
    const tenant = await served.tenant()
    const plan = await planOf(tenant)
    const { body: meter } = await tenant.post('/meters',
      { name: 'M', event_name: 'e', aggregation: 'count' })
    const product = await productOf(tenant)
    const { body: draft } = await tenant.post(`/plans/${plan.id}/versions`, {
      currency: 'USD', interval: { unit: 'day', count: 1 },
      items: plan.version.items.map(({ price_id }: { price_id: string }) => ({ price_id })),
    })
    await tenant.post(`/plans/${plan.id}/versions/${draft.id}/publish`)
    for (const path of [`/plans/${plan.id}`, `/meters/${meter.id}`, `/products/${product.id}`]) {
      await tenant.patch(path, { name: 'N' })
    }
    const { rows } = await sql<{ told: string }>`select concat_ws(' ', action, object_type,
        object_id, before_digest is not null, before_digest is distinct from after_digest) as told
      from audit_entries where organization_id = ${tenant.organizationId} order by id desc limit 5`
      .execute(on.database.queries)
    expect(rows.map(({ told }) => told)).toEqual([
      `updateProduct product ${product.id} t t`, `updateMeter meter ${meter.id} t t`,
      `updatePlan plan ${plan.id} t t`, `publishPlanVersion plan_version ${draft.id} t t`,
      `createPlanVersion plan_version ${draft.id} f t`,
    ])
  })
})
