import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, stubPlatformKey } from '../../test/run-on-stub.ts'
import { startStubEngine } from '../../test/stub-engine.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'valora-cli-'))
const file = join(folder, 'a-file')

const suite = async (...args: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.err += text
    })
    child.on('close', (code) => resolve({ code, ...said }))
  })

const servers: Record<string, string> = {}
const stops: (() => Promise<void>)[] = []

const serve = async (name: string, page: string | null): Promise<void> => {
  const server = createServer((_, response) => void (page !== null && response.end(page)))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  servers[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stops.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  })
}

beforeAll(async () => {
  writeFileSync(file, 'a file, no folder')
  await serve('other', '<h1>Welcome</h1>')
  await serve('hanging', null)
  const stub = await startStubEngine(contract)
  servers['stub'] = stub.url
  stops.push(stub.stop)
})

afterAll(async () => {
  await Promise.all(stops.map(async (stop) => stop()))
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string): string[] =>
  ['run', '--url', servers[name] ?? '', '--platform-key', stubPlatformKey]

test.each([
  ['an unknown flag', () => ['run', '--ulr', 'x'], /^Unknown option '--ulr'/],
  ['a flag in place of a value', () => ['run', '--url', '--seed'],
    /^Option '--url' argument is ambiguous; see valora-conformance --help\.$/],
  ['an unknown command', () => ['rum'], /^There is no command "rum"/],
  ['no URL', () => ['run'], /^run needs --url URL/],
  ['no key', () => ['run', '--url', 'http://127.0.0.1:1'], /^run needs --platform-key KEY/],
  ['no address', () => ['run', '--url', 'localhost', '--platform-key', 'k'], /^--url takes/],
  ['a seed that is none', () => [...at('stub'), '--seed', '1.5'], /^--seed takes a whole number/],
  ['an unknown profile', () => [...at('stub'), '--profile', 'x'], /^The contract has no prof/],
  ['an unknown operation', () => [...at('stub'), '--operation', 'x'], /^The contract has no op/],
  ['nobody at the URL', () => ['run', '--url', 'http://127.0.0.1:1', '--platform-key', 'k'],
    /^No engine answers at http:\/\/127\.0\.0\.1:1\/v1: /],
  ['another server', () => at('other'), /^Not a Valora engine: .+ answered 200/],
  ['a folder that takes no files', () => [...at('stub'), '--report-dir', file],
    /^Cannot write reports to .+: E[A-Z]+\.$/],
  ['an unknown id', () => ['explain', 'NONE-1.1'], /^No requirement and no check is called/],
  ['a report that is none', () => ['explain', 'MON-1.1', '--report', file], /is not a report/],
])('%s is one line and exit code 2', async (_, args, wanted) => {
  const { code, err, out } = await suite(...args())
  expect(err.trim()).toMatch(wanted)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(out).toBe('')
  expect(code).toBe(2)
})

test('a hanging server ends within seconds', async () => {
  const before = performance.now()
  const { code, err } = await suite(...at('hanging'))
  expect(err).toMatch(/^No engine answers at .+ no answer within 5 s\.\n$/)
  expect(code).toBe(2)
  expect(performance.now() - before).toBeLessThan(9000)
})

test.each([
  ['run', () => at('stub'), 'The selection matches no check: a hollow run proves nothing.\n'],
  ['list', () => ['list'], 'The selection matches no check.\n'],
])('%s says that a selection matches nothing', async (_, args, wanted) => {
  const { code, err } = await suite(...args(), '--only', 'NONE')
  expect(err).toBe(wanted)
  expect(code).toBe(3)
})

test('an engine that breaks a MUST ends with 1 and three reports', async () => {
  const reports = join(folder, 'reports')
  const { code, out, err } =
    await suite(...at('stub'), '--only', 'VER-3.3', '--seed', '7', '--report-dir', reports)
  expect(err).toContain('seed 7')
  expect(out.trim().split('\n').at(-1)).toMatch(/^not conformant: /)
  expect(code).toBe(1)
  const [json, html, junit] = ['report.json', 'report.html', 'report.junit.xml']
    .map((name) => readFileSync(join(reports, name), 'utf8'))
  expect(JSON.parse(json ?? '')).toMatchObject({ exit_code: 1, run: { seed: 7 } })
  expect(html).toContain('<!doctype html>')
  expect(junit).toContain('<testsuites')
  const explained = await suite('explain', 'VER-3.3', '--report', join(reports, 'report.json'))
  expect(explained.out).toMatch(/result\s+failed/)
})

test('progress goes to stderr, the verdict to stdout', async () => {
  const { err, out } = await suite(...at('stub'), '--only', 'VER')
  expect(err).toMatch(/\d+\/\d+ checks, \d+ not passed/)
  expect(out).not.toMatch(/\d+\/\d+ checks, /)
})

test.each([
  [['--help'], /Exit codes: 0 all judged/],
  [['run', '--help'], /Exit codes: 0 all judged/],
  [['--version'], /^\d+\.\d+\.\d+\n$/],
  [['list', '--only', 'VER'], /version\/declaration-is-complete +VER-3\.1/],
  [['explain', 'ver-3.2'], /Every response carries `Valora-Spec-Version`\./],
])('%s answers on stdout with exit code 0', async (args, wanted) => {
  const { code, out, err } = await suite(...args)
  expect(out).toMatch(wanted)
  expect(err).toBe('')
  expect(code).toBe(0)
})
