import { expect, test } from 'vitest'
import { runningEngine } from '../../test/running-engine.ts'
import type { Client } from '../../test/running-engine.ts'

const engine = runningEngine()
const create = (tenant: Client, name: string) => tenant.post('/products', { name })

const walk = async (
  tenant: Client,
  path: string,
  onPage: () => Promise<unknown> = async () => {},
): Promise<string[]> => {
  const seen: string[] = []
  let cursor = ''
  for (;;) {
    const { body: page } = await tenant.get(`${path}${cursor}`)
    expect(page.has_more).toBe(page.next_cursor !== null)
    expect(page.data.length).toBeGreaterThan(0)
    seen.push(...page.data.map(({ id }: { id: string }) => id))
    if (!page.has_more) return seen
    cursor = `&cursor=${page.next_cursor}`
    await onPage()
  }
}

test.each([[1], [2], [3], [5], [6], [100]])('a walk by %i sees each once, newest first',
  async (limit) => {
    const tenant = await engine.tenant()
    const made: string[] = []
    for (const name of 'abcdef') made.push((await create(tenant, name)).body.id)
    const seen = await walk(tenant, `/products?limit=${limit}`, () => create(tenant, 'later'))
    expect(seen).toEqual(made.toReversed())
  })

test.each([
  ['0', 'below the least'], ['101', 'above the most'], ['-1', 'negative'], ['x', 'no number'],
  ['1.5', 'a fraction'], ['', 'empty'], ['01', 'a leading zero'], ['1e1', 'an exponent'],
])('limit=%s is refused: %s', async (limit, _why) => {
  const tenant = await engine.tenant()
  const answer = await tenant.get(`/products?limit=${limit}`)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/query/limit' }] } })
})

test('a page holds 20 objects unless told', async () => {
  const tenant = await engine.tenant()
  for (let made = 0; made < 21; made += 1) await create(tenant, String(made))
  expect((await tenant.get('/products')).body).toMatchObject({ has_more: true })
  expect((await tenant.get('/products')).body.data).toHaveLength(20)
})

test('a cursor is good for its list, filters and organization only', async () => {
  const [tenant, other] = [await engine.tenant(), await engine.tenant()]
  for (const name of ['a', 'b']) {
    await create(tenant, name)
    await tenant.post('/customers', { name })
  }
  const { body: { next_cursor: cursor } } = await tenant.get('/customers?limit=1')
  const status = async (client: Client, path: string) => (await client.get(path)).status
  expect(await status(tenant, `/customers?limit=2&cursor=${cursor}`)).toBe(200)
  for (const [client, path] of [
    [tenant, `/products?limit=1&cursor=${cursor}`],
    [tenant, `/customers?limit=1&external_id=x&cursor=${cursor}`],
    [other, `/customers?limit=1&cursor=${cursor}`],
    [tenant, `/customers?limit=1&cursor=${cursor}x`],
    [tenant, '/customers?limit=1&cursor=x'],
  ] as const) {
    const { status: refused, body } = await client.get(path)
    expect([path, refused, body.code]).toEqual([path, 400, 'invalid_cursor'])
  }
})

test('the operator walks through all organizations', async () => {
  const made = [await engine.tenant(), await engine.tenant(), await engine.tenant()]
  const seen = await walk(engine.client(), '/organizations?limit=2')
  expect(seen.slice(0, 3)).toEqual(made.map(({ organizationId }) => organizationId).toReversed())
})
