import { existsSync } from 'node:fs'
import { createContext, Script } from 'node:vm'
import { chromium } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { bundleBrowser } from '../scripts/bundle-browser.ts'
import { startScriptedServer } from './scripted-server.ts'

let bundle = ''

beforeAll(async () => {
  bundle = new TextDecoder().decode(await bundleBrowser('iife'))
})

/** What a page does with the SDK: create with a retry, walk two pages, meet a problem. */
const scene = `(async (baseUrl) => {
  const { createValora, problems } = valora
  const client = createValora({ baseUrl, apiKey: 'vk_page', random: () => 0 })
  const { id } = await client.createCustomer({ body: { name: 'Everest' } })
  const ids = []
  for await (const customer of client.listCustomers.all()) ids.push(customer.id)
  const refused = await client.getCustomer({ path: { customer_id: id } })
    .catch((error) => error instanceof problems.customer_not_found && error.name)
  return JSON.stringify({ id, ids, refused })
})`

const script = [
  { status: 503, body: { code: 'service_unavailable', retryable: true } },
  { status: 201, body: { id: 'cus_1' } },
  { body: { data: [{ id: 'cus_2' }], has_more: true, next_cursor: 'c1' } },
  { body: { data: [{ id: 'cus_1' }], has_more: false, next_cursor: null } },
  { status: 404, body: { code: 'customer_not_found', retryable: false } },
]

const seen = '{"id":"cus_1","ids":["cus_2","cus_1"],"refused":"ValoraProblem"}'

test('the bundle needs nothing of Node', () => {
  expect(bundle).not.toMatch(/["']node:|\brequire\(/)
})

test('the bundle runs where there is only what a browser has', async () => {
  await using server = await startScriptedServer(script)
  const browserGlobals = {
    AbortController, AbortSignal, FormData, Headers, Request, Response, URL, URLSearchParams,
    clearTimeout, crypto, fetch, setTimeout,
  }
  const context = createContext(browserGlobals)
  new Script(bundle).runInContext(context)
  const run = new Script(scene).runInContext(context) as (baseUrl: string) => Promise<string>
  expect(await run(server.url)).toBe(seen)
  expect(server.received).toHaveLength(script.length)
  expect(server.received[0]?.headers['idempotency-key'])
    .toBe(server.received[1]?.headers['idempotency-key'])
})

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => existsSync(path)) ?? ''

test('the bundle runs in a page of a real browser', async ({ skip }) => {
  if (executablePath === '') {
    console.log('Not run in a real browser: this machine has no chromium')
    skip('no chromium')
  }
  await using server = await startScriptedServer(script, `<script>${bundle}</script>`)
  await using browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.goto(new URL('/', server.url).href)
  expect(await page.evaluate(`${scene}('/v1')`)).toBe(seen)
  expect(server.received).toHaveLength(script.length)
  expect(server.received[1]?.body).toBe('{"name":"Everest"}')
})
