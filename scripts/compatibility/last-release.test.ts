import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { run } from '../run/command.ts'
import type { Server } from '../run/server.ts'
import { startEngine } from '../verify/conformance-run.ts'
import { installRelease, publishedFolder } from './test/install-release.ts'
import { sdkUsage } from './test/sdk-usage.ts'
import { takeOver, type TakingOver } from './test/take-over.ts'

const platformKey = 'platform-key-of-the-compatibility-run'
const cli = 'node_modules/@valora/conformance/src/cli.js'

type Known = {
  steps: TakingOver
  failing: Record<string, { promise: string; reason: string }>
}

type Report = {
  contract_version: string
  totals: { MUST: { passed: number } }
  checks: { id: string; verdict: string; failure: { promise: string } | null }[]
}

describe('the last release runs against the engine of today', () => {
  const version = basename(publishedFolder())
  const { steps, failing } =
    parse(readFileSync(join(publishedFolder(), 'taking-over.yaml'), 'utf8')) as Known
  const project = mkdtempSync(join(tmpdir(), 'valora-last-release-'))
  let engine: Server | undefined
  const url = () => engine?.url ?? ''

  beforeAll(async () => {
    installRelease(project)
    engine = await startEngine(platformKey)
  })
  afterAll(async () => {
    await engine?.stop()
    rmSync(project, { recursive: true, force: true })
  })

  test('each known difference has a reason', () => {
    const all = [...steps.says, ...steps.passes_over, ...Object.values(failing)]
    expect(all.map(({ reason }) => reason)).toEqual(all.map(() => expect.stringMatching(/\w.+\.$/)))
    expect(all.length).toBeGreaterThan(0)
  })

  test('its suite finds the known differences, and everything else holds', async () => {
    await using middle = await takeOver(url(), steps)
    await run(process.execPath, [cli, 'run', '--url', middle.url,
      '--platform-key', platformKey, '--report-dir', 'report'], { cwd: project })
    const text = readFileSync(join(project, 'report/report.json'), 'utf8')
    const { contract_version: judgedBy, checks, totals } = JSON.parse(text) as Report
    expect(judgedBy).toBe(version)
    const found = checks.filter(({ verdict }) => verdict !== 'passed')
      .map(({ id, verdict, failure }) => [id, `${verdict}: ${failure?.promise}`])
    const known = Object.entries(failing).map(([id, { promise }]) => [id, `failed: ${promise}`])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(known))
    expect(totals.MUST.passed).toBeGreaterThanOrEqual(100)
  }, 300_000)

  test('its SDK bills a month of usage', async () => {
    writeFileSync(join(project, 'usage.mjs'), sdkUsage)
    const { stdout, stderr } = await run(
      process.execPath, ['usage.mjs', `${url()}/v1`, platformKey], { cwd: project })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      SPEC_VERSION: version,
      subscription: 'active',
      usage: ['accepted', 'accepted'],
      invoices: [{ number: 'INV-000001', status: 'finalized', total: '18.75' }],
      refused: 'customer_not_found',
    })
  })
})
