import { expect, test } from 'vitest'
import { patientValora } from '../../test/patient-valora.ts'
import { startScriptedServer, type Scripted } from '../../test/scripted-server.ts'
import { problems } from '../index.ts'

const page = (ids: string[], next_cursor: string | null = null): Scripted =>
  ({ body: { data: ids.map((id) => ({ id })), has_more: next_cursor !== null, next_cursor } })

const unavailable = {
  status: 503,
  body: { code: 'service_unavailable', status: 503, retryable: true, detail: 'later' },
}

const walk = async (script: Scripted[], stopAt?: string) => {
  await using server = await startScriptedServer(script)
  const { valora } = patientValora({ baseUrl: server.url, retries: 1 })
  const ids: string[] = []
  for await (const { id } of valora.listCustomers.all({ query: { limit: 2 } })) {
    ids.push(id)
    if (id === stopAt) break
  }
  return { ids, urls: server.received.map(({ url }) => url) }
}

test('a walk follows the cursors and keeps the query', async () => {
  const { ids, urls } = await walk([page(['a', 'b'], 'c1'), page(['c', 'd'], 'c2'), page(['e'])])
  expect(ids).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(urls).toEqual([
    '/v1/customers?limit=2',
    '/v1/customers?limit=2&cursor=c1',
    '/v1/customers?limit=2&cursor=c2',
  ])
})

test('an empty list yields nothing', async () => {
  expect((await walk([page([])])).ids).toEqual([])
})

test('a page that names no next cursor is the last', async () => {
  const { ids, urls } = await walk([{ body: { data: [{ id: 'a' }] } }, page(['b'], 'c1')], 'b')
  expect(ids).toEqual(['a'])
  expect(urls).toHaveLength(1)
})

test('the next page is asked for only when it is needed', async () => {
  const { ids, urls } = await walk([page(['a', 'b'], 'c1'), page(['c'])], 'b')
  expect(ids).toEqual(['a', 'b'])
  expect(urls).toHaveLength(1)
})

test('a page that fails once is asked for again, and nothing comes twice', async () => {
  const { ids } = await walk([page(['a'], 'c1'), unavailable, page(['b'])])
  expect(ids).toEqual(['a', 'b'])
})

test('a page that stays refused ends the walk with its problem', async () => {
  const refused = { status: 400, body: { code: 'invalid_cursor', status: 400, retryable: false } }
  await expect(walk([page(['a'], 'c1'), refused])).rejects.toBeInstanceOf(problems.invalid_cursor)
})

test("the caller's call stays as it was and may be walked again", async () => {
  await using server = await startScriptedServer([page(['a'], 'c1'), page([])])
  const { valora } = patientValora({ baseUrl: server.url })
  const call = { query: { limit: 1 } }
  const ids: string[] = []
  for await (const { id } of valora.listCustomers.all(call)) ids.push(id)
  expect(ids).toEqual(['a'])
  expect(call).toEqual({ query: { limit: 1 } })
})
