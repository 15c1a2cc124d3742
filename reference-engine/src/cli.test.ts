import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'valora-cli-'))
const busy = createServer()
let busyPort = 0

beforeAll(async () => {
  busy.listen(0, '127.0.0.1')
  await once(busy, 'listening')
  const address = busy.address()
  busyPort = typeof address === 'object' && address ? address.port : 0
  writeFileSync(join(folder, 'file'), '')
})

afterAll(() => {
  busy.close()
  rmSync(folder, { recursive: true, force: true })
})

type Environment = { readonly [name: string]: string }

const start = (args: readonly string[], environment: Environment = {}) => {
  const { DATABASE_URL: _url, VALORA_PLATFORM_KEY: _key, ...inherited } = process.env
  const child = spawn(process.execPath, [cli, ...args], { env: { ...inherited, ...environment } })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => { output.stdout += String(text) })
  child.stderr.on('data', (text) => { output.stderr += String(text) })
  const exited = once(child, 'exit').then(([code]) => code as number)
  return { child, output, exited }
}

describe('a start that cannot be', () => {
  const data = ['serve', '--port', '0', '--data']
  test.each([
    [['serve', '--nope'], {}, 2, /Unknown option '--nope'/, 'an unknown flag'],
    [['serve', '--port', 'x'], {}, 2, /--port must be a whole number from 0 to 65535/, 'no port'],
    [['serve', '--port', '65536'], {}, 2, /--port must be/, 'a port too high'],
    [['serve', '--rate-limit', '0'], {}, 2, /--rate-limit must be/, 'no request at all'],
    [['serve', '--log-level', 'loud'], {}, 2, /--log-level must be one of/, 'no log level'],
    [['serve', '--data', ''], {}, 2, /--data must not be empty/, 'no directory'],
    [[], {}, 2, /expected .* 'serve', 'import' or 'jobs', got no command/, 'no command'],
    [['run'], {}, 2, /expected .* 'serve', 'import' or 'jobs', got 'run'/, 'another command'],
    [['serve'], { VALORA_PLATFORM_KEY: 'short' }, 2, /VALORA_PLATFORM_KEY must be/, 'a weak key'],
    [['jobs', 'list'], {}, 2, /jobs needs DATABASE_URL or --data DIR/, 'no database named'],
    [['jobs', 'list', '--data', 'FOLDER/none'], {}, 1, /no engine keeps its records in /,
      'a directory that is not there'],
    [['jobs', 'list', '--data', 'x'], { DATABASE_URL: 'postgres://127.0.0.1:1/x' }, 2,
      /either DATABASE_URL or --data/, 'two databases'],
    [['jobs', 'list'], { DATABASE_URL: 'postgres://user:hidden@127.0.0.1:1/x' }, 1,
      /cannot use the database at 127\.0\.0\.1:1\/x: connection refused/, 'no database to list'],
    [['serve', '--port', 'busy'], {}, 1, /port \d+ on 127\.0\.0\.1 is in use/, 'a busy port'],
    [[...data, 'FOLDER/file/x'], {}, 1, /cannot use the database at .*: not a directory/,
      'a directory inside of a file'],
    [['serve'], { DATABASE_URL: 'postgres://user:hidden@127.0.0.1:1/x' }, 1,
      /cannot use the database at 127\.0\.0\.1:1\/x: connection refused/, 'no database there'],
    [['serve'], { DATABASE_URL: 'mysql://x' }, 1, /must start with postgres/, 'another database'],
  ])('%j %o exits with %i: %s', async (args, environment, code, line, _why) => {
    const given = args.map((arg) =>
      arg === 'busy' ? String(busyPort) : arg.replace('FOLDER', folder))
    const { output, exited } = start(given, environment)
    expect([await exited, output.stdout]).toEqual([code, ''])
    expect(output.stderr).toMatch(line)
    expect(output.stderr.trim().split('\n')).toHaveLength(1)
    expect(output.stderr).not.toMatch(/\.ts:\d|hidden/)
  })
})

test('--help and --version answer on stdout', async () => {
  const [help, version] = [start(['--help']), start(['--version'])]
  expect([await help.exited, await version.exited]).toEqual([0, 0])
  expect(help.output.stdout).toMatch(/Usage: valora-engine serve[^]* import FILE[^]*Exit codes/)
  expect(version.output.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const imports = [start(['import', '--help']), start(['import'])]
  expect([await imports[0]?.exited, await imports[1]?.exited]).toEqual([0, 2])
  expect(imports[0]?.output.stdout).toMatch(/Usage: valora-engine import FILE[^]*Exit codes/)
  expect(imports[1]?.output.stderr).toMatch(/^valora-engine import: import needs a FILE[^\n]+\n$/)
})

test('an engine says where it listens, keeps its data, stops as asked', async () => {
  const data = join(folder, 'data')
  const args = ['serve', '--port', '0', '--data', data, '--log-level', 'warn']
  const key = 'vk_operator_of_the_command_line_test'
  const listening = async ({ output }: ReturnType<typeof start>): Promise<string> => {
    while (!output.stdout.includes('\n')) await pause(20)
    const line = /^valora-engine listening on (http:\/\/127\.0\.0\.1:\d+)\n$/
    return line.exec(output.stdout)?.[1] ?? ''
  }
  const organizations = async (url: string, init: RequestInit = {}) =>
    (await fetch(`${url}/v1/organizations`, {
      ...init, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    })).json()
  const first = start(args, { VALORA_PLATFORM_KEY: key })
  const url = await listening(first)
  await organizations(url, { method: 'POST', body: '{"name":"kept"}' })
  const second = start(args, { VALORA_PLATFORM_KEY: key })
  expect(await second.exited).toBe(1)
  expect(second.output.stderr).toMatch(/process \d+ is using it/)
  first.child.kill('SIGTERM')
  expect([await first.exited, first.output.stderr]).toEqual([0, ''])
  const third = start(args, { VALORA_PLATFORM_KEY: key })
  expect(await organizations(await listening(third))).toMatchObject({ data: [{ name: 'kept' }] })
  third.child.kill('SIGINT')
  expect(await third.exited).toBe(0)
})

test('without a key one is made and printed once', async () => {
  const { child, output, exited } = start(['serve', '--port', '0', '--log-level', 'silent'])
  while (!output.stdout.includes('listening')) await pause(20)
  expect(output.stdout).toMatch(/^platform key: vk_[0-9a-f]{48}\nvalora-engine listening on /)
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
})

test.skipIf(process.getuid?.() === 0)('a directory that may not be written is named', async () => {
  const closed = mkdtempSync(join(folder, 'closed-'))
  chmodSync(closed, 0o500)
  const { output, exited } = start(['serve', '--port', '0', '--data', join(closed, 'x')])
  expect(await exited).toBe(1)
  expect(output.stderr).toMatch(/permission denied/)
})
