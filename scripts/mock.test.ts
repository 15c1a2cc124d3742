import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMock } from './mock.ts'
import { projectRoot } from './run/project.ts'
import type { Server } from './run/server.ts'

let root = ''
let mock: Server

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'valora-mock-'))
  cpSync(join(projectRoot, 'scripts/fixtures/contract'), root, { recursive: true })
  mock = await startMock({ root, port: 0 })
})
afterAll(async () => {
  await mock.stop()
  rmSync(root, { recursive: true, force: true })
})

const create = (body: unknown) =>
  fetch(`${mock.url}/v1/things`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer key',
      'content-type': 'application/json',
      'idempotency-key': 'one',
    },
    body: JSON.stringify(body),
  })

test('the mock answers with the example, under the base path', async () => {
  const answer = await create({ name: 'Second' })
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({ id: 'thing_1', name: 'First', colour: 'red' })
})

test('a body that breaks the schema is refused, so bodies are validated', async () => {
  expect((await create({ name: 5 })).status).toBe(422)
})

test('a busy port is named in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const failure = await startMock({ root, port }).catch((error: Error) => error.message)
  other.close()
  expect(failure).toMatch(new RegExp(`^The mock did not start: .*EADDRINUSE.*:${port}$`))
})

const isServed = (url: string): Promise<boolean> => fetch(url).then(() => true, () => false)

/** Starts the command as a person does, and tells where it listens. */
const started = async (program: string, args: string[]) => {
  const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const found = /valora-mock listening on (\S+)/.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.on('close', () => reject(new Error(printed)))
  })
  return { child, url: await url }
}

test.each<[string, string, string[]]>([
  ['npm', 'npm', ['run', 'mock', '--', '--port', '0']],
  ['the script', process.execPath, ['scripts/mock.ts', '--port', '0']],
])('who kills %s ends the mock as well', async (_, program, args) => {
  const { child, url } = await started(program, args)
  const answer = await fetch(`${url}/v1/customers`)
  expect([answer.status, await answer.json()])
    .toMatchObject([401, { status: 401, code: 'unauthenticated' }])
  child.kill('SIGTERM')
  await expect.poll(() => isServed(url), { timeout: 10_000 }).toBe(false)
}, 120_000)
