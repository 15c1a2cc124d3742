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
  checks: {
    id: string
    verdict: string
    reason: string | null
    failure: { promise: string } | null
  }[]
}

/** What a check found, in one line. */
const said = ({ verdict, reason, failure }: Report['checks'][number]): string =>
  `${verdict}: ${failure?.promise ?? reason}`

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
  }, 300_000)
  afterAll(async () => {
    await engine?.stop()
    rmSync(project, { recursive: true, force: true })
  })

  test('each known difference has a reason', () => {
    const all = [...steps.says, ...Object.values(failing)]
    expect(all.map(({ reason }) => reason)).toEqual(all.map(() => expect.stringMatching(/\w.+\.$/)))
    expect(all.length).toBeGreaterThan(0)
  })

  const judged = async (taken: TakingOver, ...only: string[]): Promise<Report> => {
    await using middle = await takeOver(url(), taken)
    const folder = mkdtempSync(join(project, 'report-'))
    // Few at a time: each answer is awaited for 30 s, and the machine may have other work.
    await run(process.execPath, [cli, 'run', '--url', middle.url, '--platform-key', platformKey,
      '--report-dir', folder, '--concurrency', '4', ...only.flatMap((id) => ['--only', id])],
    { cwd: project })
    return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  }

  test('each step of taking over is needed: a check fails without it', async () => {
    for (const step of steps.says) {
      const says = steps.says.filter((other) => other !== step)
      const { check, found } = step.without_it
      const { checks } = await judged({ says }, check)
      expect(checks.map(({ id }) => id)).toEqual([check])
      expect(checks.map(said).join()).toMatch(new RegExp(`^${RegExp.escape(found)}`))
    }
    expect(steps.says.length).toBeGreaterThan(0)
  }, 560_000)

  test('its suite finds the known differences, and everything else holds', async () => {
    const { contract_version: judgedBy, checks, totals } = await judged(steps)
    expect(judgedBy).toBe(version)
    const found = checks.filter(({ verdict }) => verdict !== 'passed')
      .map((check) => [check.id, said(check)])
    const known = Object.entries(failing).map(([id, { promise }]) => [id, `failed: ${promise}`])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(known))
    expect(totals.MUST.passed).toBeGreaterThanOrEqual(100)
  }, 560_000)

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
