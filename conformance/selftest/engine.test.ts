import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runBinary } from '../../scripts/run/command.ts'
import type { Server } from '../../scripts/run/server.ts'
import type { Report } from '../src/report/report.ts'
import { platformKey, startEngineProcess } from './engine-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'valora-selftest-'))
let engine: Server

beforeAll(async () => {
  engine = await startEngineProcess()
})

afterAll(async () => {
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
})

const suite = async (...args: string[]) =>
  runBinary(['@valora/conformance', 'valora-conformance'],
    ['run', '--url', engine.url, '--platform-key', platformKey, ...args])

test('the reference engine is conformant', { timeout: 600_000 }, async () => {
  const { stdout, exitCode } = await suite('--report-dir', folder)
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^conformant: \d+ MUST hold, none fails/)
  expect(exitCode).toBe(0)
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  expect(report.totals.MUST.passed).toBeGreaterThan(100)
  expect(report.cleanup.left).toBe(0)
  expect(report.coverage.operations.filter(({ answers }) => answers === 0)).toEqual([])
})

test('a part of the suite says nothing about the whole', async () => {
  const { stdout, exitCode } = await suite('--only', 'VER')
  expect(stdout).toContain('partial run')
  expect(stdout).not.toMatch(/^conformant/m)
  expect(exitCode).toBe(0)
})

test('a selection that matches nothing is hollow', async () => {
  const { stderr, exitCode } = await suite('--only', 'NONE-1.1')
  expect(stderr).toContain('hollow run')
  expect(exitCode).toBe(3)
})

test('a wrong platform key is one line and exit code 2', async () => {
  const args = ['run', '--url', engine.url, '--platform-key', 'vk_wrong_wrong_wrong_wrong']
  const { stderr, exitCode } =
    await runBinary(['@valora/conformance', 'valora-conformance'], args)
  expect(stderr).toMatch(/^The engine refuses the platform key \(401\)\.\n$/)
  expect(exitCode).toBe(2)
})

test('the shape of the engine holds too', async () => {
  const { stdout, exitCode } = await suite('--shape')
  expect(stdout.trim()).toMatch(/^shape only: /)
  expect(exitCode).toBe(0)
})
