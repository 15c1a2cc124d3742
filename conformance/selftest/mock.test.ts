import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMock } from '../../scripts/mock.ts'
import { runBinary } from '../../scripts/run/command.ts'
import type { Server } from '../../scripts/run/server.ts'
import { loadContract } from '../src/contract/load-contract.ts'
import { discover } from '../src/runner/discover.ts'
import { run } from '../src/runner/run.ts'

const platformKey = 'vk_mock_platform_key_0000000000'
let mock: Server

beforeAll(async () => {
  mock = await startMock({ port: 0 })
})

afterAll(async () => mock.stop())

const suite = async (...args: string[]) =>
  runBinary(['@valora/conformance', 'valora-conformance'],
    ['run', '--url', mock.url, '--platform-key', platformKey, ...args])

test('the mock passes by shape alone, and nobody calls it conformant', async () => {
  const { stdout, exitCode } = await suite('--shape')
  expect(stdout.trim()).toMatch(/^shape only: \d+ operations, .*every answer keeps its schema$/)
  expect(stdout).not.toContain('conformant')
  expect(exitCode).toBe(0)
})

test('without --shape the mock is a hollow run', async () => {
  const { stdout, exitCode } = await suite()
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^hollow run: nothing was proved/)
  expect(exitCode).toBe(3)
})

// Its declaration is canned too, but well-formed: that is all these rows promise.
const ofShapeAlone = new Set(['VER-3.1'])

test('no behavioural MUST passes even regardless of the preflight', async () => {
  const contract = loadContract()
  const result = await run({
    base: `${mock.url}/v1`, platformKey, contract, checks: await discover(contract), seed: 1,
    clock: () => Date.now(), regardless: true,
  })
  const passed = result.requirements.filter(({ verdict }) => verdict === 'passed')
  expect(passed.map(({ requirement }) => requirement.id).filter((id) => !ofShapeAlone.has(id)))
    .toEqual([])
  expect(result.verdict).not.toBe('conformant')
})
