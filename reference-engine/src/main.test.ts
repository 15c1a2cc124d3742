import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
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
  const { port } = new URL(engine.url)
  const socket = connect(Number(port), '127.0.0.1')
  const received = { text: '' }
  socket.on('data', (part) => { received.text += String(part) })
  const answered = async (status: string) => {
    while (!received.text.includes(`HTTP/1.1 ${status}`)) await pause(5)
  }
  const head = (line: string, ...headers: string[]) =>
    socket.write([line, 'Host: x', ...headers, '', ''].join('\r\n'))
  head('GET /v1/spec HTTP/1.1')
  await answered('200')
  head('POST /v1/organizations HTTP/1.1', `Authorization: Bearer ${engine.platformKey}`,
    'Content-Type: application/json', 'Content-Length: 12')
  await pause(200)
  const stopped = Promise.all([engine.stop(), engine.stop()])
  await pause(50)
  socket.write('{"name":"x"}')
  await answered('201')
  await stopped
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
