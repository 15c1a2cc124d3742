import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEngine } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'valora-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const quiet = { port: 0, logLevel: 'silent', scheduler: false } as const

test('a missing bundle is named, with how to make it', async () => {
  const starting = startEngine({ ...quiet, contractFolder: folder })
  await expect(starting).rejects.toThrow(/bundle is not in .*; make it: npm run bundle/)
})

test('a start that fails lets go of the data directory', async () => {
  const data = join(folder, 'data')
  await expect(startEngine({ ...quiet, data, host: '203.0.113.1' })).rejects
    .toMatchObject({ code: 'EADDRNOTAVAIL' })
  const engine = await startEngine({ ...quiet, data })
  await engine.stop()
})

test('a request under way is answered before the engine stops', async () => {
  const engine = await startEngine(quiet)
  const answering = fetch(`${engine.url}/v1/organizations`, {
    method: 'POST', body: '{"name":"x"}',
    headers: {
      authorization: `Bearer ${engine.platformKey}`, 'content-type': 'application/json',
    },
  })
  await new Promise((resolve) => setTimeout(resolve, 5))
  await Promise.all([engine.stop(), engine.stop()])
  expect((await answering).status).toBe(201)
  await expect(fetch(engine.url)).rejects.toThrow(/fetch failed/)
})

test('a key that sends too fast is told when to come again', async () => {
  const engine = await startEngine({ ...quiet, rateLimit: 3, validateResponses: true })
  const headers = { authorization: `Bearer ${engine.platformKey}` }
  const answers = []
  for (let sent = 0; sent < 5; sent += 1) {
    answers.push(await fetch(`${engine.url}/v1/organizations`, { headers }))
  }
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.headers.get('retry-after')).toBe('1')
  expect(await refused[0]?.json()).toMatchObject({ code: 'rate_limited', retryable: true })
  expect((await fetch(`${engine.url}/v1/spec`)).status).toBe(200)
  await engine.stop()
})
