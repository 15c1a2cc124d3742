import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startMock } from '../../scripts/mock.ts'
import { run, runBinary } from '../../scripts/run/command.ts'
import { projectRoot } from '../../scripts/run/project.ts'
import type { Server } from '../../scripts/run/server.ts'
import { createValora, ValoraProblem, type OperationId } from '../src/index.ts'
import { contractCases } from './contract-cases.ts'
import { writtenExamples } from './written-examples.ts'

let mock: Server
let baseUrl = ''

beforeAll(async () => {
  mock = await startMock({ port: 0 })
  baseUrl = `${mock.url}/v1`
})
afterAll(() => mock.stop())

describe('every operation against the Prism mock', () => {
  test('each example request gets the answer of the contract', async () => {
    const valora = createValora({ baseUrl, apiKey: 'vk_mock', specVersion: '0.2.0', retries: 0 })
    const cases = contractCases()
    const called = new Set<string>()
    for (const { operationId, name, call, answer } of cases) {
      const operation = valora[operationId as OperationId] as (call: object) => Promise<unknown>
      expect(answer, `${operationId} has an example`).toBeDefined()
      expect(await operation(call), `${operationId}, ${name}`).toEqual(answer)
      called.add(operationId)
    }
    const operationIds = new Set(cases.map(({ operationId }) => operationId))
    const offered = Object.keys(valora).filter((name) => name !== 'client')
    expect([...called].toSorted()).toEqual(offered.toSorted())
    expect(called.size).toBe(operationIds.size)
    expect(cases.length).toBeGreaterThan(called.size)
  })

  test('the mock refuses a wrong body, so those were right', async () => {
    const valora = createValora({ baseUrl, apiKey: 'vk_mock', retries: 0 })
    const body = { name: 5 } as unknown as { name: string }
    const error = await valora.createCustomer({ body }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ValoraProblem)
    expect(error).toMatchObject({ status: 422 })
  })
})

describe('what is written for the reader', () => {
  const folder = join(projectRoot, 'dist/sdk-examples')
  const examples = writtenExamples()
  const file = (name: string): string => join(folder, `${name}.ts`)

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const { name, code } of examples) {
      writeFileSync(file(name), code.replaceAll('http://127.0.0.1:8080/v1', baseUrl))
    }
    const typedCalls = '../../sdk-typescript/test/typed-calls.ts'
    const settings = { extends: '../../tsconfig.json', include: ['*.ts', typedCalls], exclude: [] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  })

  test('README, createValora, problems and ValoraProblem have examples', () => {
    expect(examples.map(({ name }) => name)).toEqual(expect.arrayContaining(
      ['readme-1', 'create-valora-1', 'create-valora-2', 'problems-1', 'valora-problem-1']))
  })

  test('examples fit the types, right calls too, and wrong calls do not', async () => {
    const tsc = await runBinary(['@typescript/native', 'tsc'], ['--noEmit', '-p', folder])
    expect(tsc).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  })

  test.each(examples.map(({ name }) => name))('%s runs', async (name) => {
    const { exitCode, stderr } = await run(process.execPath, [file(name)])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })
})
