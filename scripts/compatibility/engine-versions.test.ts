import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  CONTRACT_DIGEST, createValora, problems, SPEC_VERSION, SUPPORTED_RANGE, ValoraVersionError,
  type Valora, type ValoraOptions,
} from '../../sdk-typescript/src/index.ts'
import { run } from '../run/command.ts'
import { projectRoot } from '../run/project.ts'
import type { Server } from '../run/server.ts'
import { startEngine } from '../verify/conformance-run.ts'
import { installRelease } from './test/install-release.ts'
import { sdkUsage } from './test/sdk-usage.ts'
import { startReleasedEngine } from './test/start-released-engine.ts'

const apiKey = 'platform-key-of-the-version-run'
const old = '0.1.0'
const header = 'Valora-Spec-Version'
const project = mkdtempSync(join(tmpdir(), 'valora-engine-versions-'))
const engines: { today?: Server; old?: Server } = {}

beforeAll(async () => {
  installRelease(project, join(projectRoot, 'spec/releases', old))
  const started = [startEngine(apiKey), startReleasedEngine(project, apiKey)] as const
  ;[engines.today, engines.old] = await Promise.all(started)
}, 300_000)
afterAll(async () => {
  await engines.today?.stop()
  await engines.old?.stop()
  rmSync(project, { recursive: true, force: true })
})

const urlOf = (engine: keyof typeof engines): string => `${engines[engine]?.url ?? ''}/v1`

/** One call to a real engine, with what was sent and the version that each answer named. */
const called = async (
  engine: keyof typeof engines,
  call: (valora: Valora) => Promise<unknown>,
  options: Partial<ValoraOptions> = {},
) => {
  const pins: (string | null)[] = []
  const served: (string | null)[] = []
  const fetch = async (request: Request): Promise<Response> => {
    pins.push(request.headers.get(header))
    const answer = await globalThis.fetch(request)
    served.push(answer.headers.get(header))
    return answer
  }
  const valora = createValora({ baseUrl: urlOf(engine), apiKey, fetch, ...options })
  const outcome = await call(valora).then((answer) => ({ answer }), (error: unknown) => ({ error }))
  return { answer: undefined, error: undefined, ...outcome, pins, served }
}

const declaration = (valora: Valora) => valora.getSpecDeclaration()
const making = (valora: Valora) => valora.createOrganization({ body: { name: 'Everest' } })

describe("today's engine", () => {
  test('declares the version and the digest that the SDK was generated from', async () => {
    expect(await called('today', declaration)).toMatchObject({
      answer: { spec_version: SPEC_VERSION, contract_digest: CONTRACT_DIGEST },
      pins: [null], served: [SPEC_VERSION],
    })
  })

  test('serves a pin of the version of the SDK, and names it', async () => {
    expect(await called('today', making, { specVersion: SPEC_VERSION })).toMatchObject({
      answer: { organization: { name: 'Everest' } }, pins: [SPEC_VERSION], served: [SPEC_VERSION],
    })
  })

  test.each([old, '99.0.0'])('refuses a pin of %s once, by the code of it', async (specVersion) => {
    const { error, pins, served } = await called('today', making, { specVersion })
    expect(error).toBeInstanceOf(problems.spec_version_unsupported)
    expect([pins, served]).toEqual([[specVersion], [SPEC_VERSION]])
  })
})

describe('the engine of 0.1.0, which really answers another version', () => {
  test.each([
    ['the declaration', declaration, {}],
    ['a list', (valora: Valora) => valora.listOrganizations(), {}],
    ['a POST that may be repeated', making, {}],
    ['a pin that this engine keeps', declaration, { specVersion: old }],
    ['a pin that this engine refuses', declaration, { specVersion: SPEC_VERSION }],
    ['a refusal', (valora: Valora) => valora.listOrganizations(), { apiKey: 'nobodys-key' }],
  ])('is refused by name and asked once: %s', async (_, call, options) => {
    const { error, served } = await called('old', call, options)
    expect(error).toBeInstanceOf(ValoraVersionError)
    expect((error as Error).message).toBe(`The server keeps contract ${old}, this SDK `
      + `${SUPPORTED_RANGE}: install @valora/sdk@${old} or update the server`)
    expect(served).toEqual([old])
  })

  test('may have acted by then, as the README says', async () => {
    const list = async () => {
      const answer = await fetch(`${urlOf('old')}/organizations`, {
        headers: { Authorization: `Bearer ${apiKey}` },
      })
      const { data } = await answer.json() as { data: unknown[] }
      return data.length
    }
    const before = await list()
    await called('old', making)
    expect(await list()).toBe(before + 1)
  })

  test('bills a month for the SDK that the error says to install', async () => {
    writeFileSync(join(project, 'usage.mjs'), sdkUsage)
    const { stdout, stderr } = await run(
      process.execPath, ['usage.mjs', urlOf('old'), apiKey], { cwd: project })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({
      SPEC_VERSION: old, invoices: [{ number: 'INV-000001', status: 'finalized', total: '18.75' }],
    })
  })
})
