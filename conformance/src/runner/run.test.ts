import { expect, test } from 'vitest'
import { checkOf, contract, runOnStub } from '../../test/run-on-stub.ts'
import { problem } from '../../test/stub-engine.ts'
import type { Check } from '../check.ts'
import type { RunResult } from './run.ts'

const created = checkOf('created', async ({ api, expect: promise }) => {
  promise.status(await api.post('/customers', { name: 'A' }), 201)
})

const outcomeOf = ({ outcomes }: RunResult, { id }: Check) => {
  const found = outcomes.find(({ check }) => check.id === id)
  if (found === undefined) throw new Error(`${id} was not run`)
  return found
}

const rowOf = ({ requirements }: RunResult, id: string) =>
  requirements.find(({ requirement }) => requirement.id === id)

test('a promise that holds passes, with the own organization', async () => {
  const result = await runOnStub([created])
  expect(outcomeOf(result, created)).toMatchObject({ verdict: 'passed', judged: 1 })
  expect(rowOf(result, 'RES-1.1')).toMatchObject({ verdict: 'passed', checks: ['test/created'] })
  expect(result.cleanup).toEqual({ revoked: 2, left: 0 })
})

test('a promise that does not hold fails with its evidence', async () => {
  const broken = checkOf('broken', async ({ api, expect: promise }) => {
    const { body } = await api.post<{ name: string }>('/customers', { name: 'A' })
    promise.equal(body.name, 'B', 'the name is kept')
  })
  const result = await runOnStub([broken])
  const { verdict, breach } = outcomeOf(result, broken)
  expect(verdict).toBe('failed')
  expect(breach).toMatchObject({ promise: 'the name is kept', wanted: 'B', actual: 'A' })
  expect(breach?.exchange?.operationId).toBe('createCustomer')
  expect(result.verdict).toBe('not_conformant')
})

test('a check that judges nothing is hollow and fails', async () => {
  const hollow = checkOf('hollow', async ({ api }) => void await api.get('/organization'))
  expect(outcomeOf(await runOnStub([hollow]), hollow))
    .toMatchObject({ verdict: 'failed', reason: 'The check is hollow: it judged nothing.' })
})

test('a prerequisite that fails is inconclusive and blamed', async () => {
  const spoiled = checkOf('spoiled', async ({ given, expect: promise }) => {
    await given.customer()
    promise.that(true, 'never reached')
  })
  const first = ({ path }: { path: string }) =>
    path === '/customers' ? problem(contract, 'internal_error') : undefined
  const result = await runOnStub([spoiled], { first })
  expect(outcomeOf(result, spoiled)).toMatchObject({
    verdict: 'inconclusive', blamed: 'createCustomer',
    reason: 'createCustomer was answered 500 internal_error, needed is 201.',
  })
})

test('an answer that breaks the contract fails the check that saw it', async () => {
  const first = ({ path }: { path: string }) =>
    path === '/customers' ? { status: 202, body: {} } : undefined
  const result = await runOnStub([created], { first })
  expect(outcomeOf(result, created)).toMatchObject({ verdict: 'failed' })
  expect(outcomeOf(result, created).reason).toMatch(/^Status 202 is not declared/)
  expect(result.observation.violations).toHaveLength(1)
})

test('a missing version header fails the row that promises it', async () => {
  const first = ({ path }: { path: string }) =>
    path === '/customers'
      ? { ...problem(contract, 'internal_error'), headers: { 'valora-spec-version': '' } }
      : undefined
  const result = await runOnStub([created], { first })
  expect(rowOf(result, 'VER-3.2')).toMatchObject({ verdict: 'failed' })
})

test('what needs a broken capability blames it once for all', async () => {
  const work: Check['run'] = async ({ expect: promise }) => promise.that(true, 'is never judged')
  const checks = ['one', 'two'].map((fact) => checkOf(fact, work, { needs: ['meters'] }))
  const result = await runOnStub(checks)
  expect(result.outcomes.map(({ verdict, blamed }) => [verdict, blamed]))
    .toEqual([['inconclusive', 'createMeter'], ['inconclusive', 'createMeter']])
})

test('what needs a failed check is inconclusive', async () => {
  const broken = checkOf('broken', async ({ expect: promise }) => promise.that(false, 'no'))
  const builtOn = checkOf('built-on', created.run, { needs: ['test/broken'] })
  const result = await runOnStub([builtOn, broken])
  expect(outcomeOf(result, builtOn)).toMatchObject({
    verdict: 'inconclusive', blamed: 'test/broken',
  })
})

test('an engine that asks to wait a moment is asked again', async () => {
  let busy = 1
  const first = ({ path }: { path: string }) => {
    if (path !== '/customers' || busy === 0) return undefined
    busy -= 1
    const { headers, ...rest } = problem(contract, 'rate_limited')
    return { ...rest, headers: { ...headers, 'retry-after': '1' } }
  }
  const { outcomes, observation } = await runOnStub([created], { first })
  expect(outcomes[0]).toMatchObject({ verdict: 'passed' })
  expect(observation.statuses.get('createCustomer')).toEqual(new Map([[429, 1], [201, 1]]))
})

test('a check that throws by itself is inconclusive', async () => {
  const faulty = checkOf('faulty', async () => {
    throw new TypeError('x is undefined')
  })
  expect(outcomeOf(await runOnStub([faulty]), faulty))
    .toMatchObject({ verdict: 'inconclusive', blamed: 'the check itself' })
})

test('an undeclared profile is inapplicable once its absence is seen', async () => {
  const metered = checkOf('metered', created.run, { requirement: 'MTR-1.1' })
  const result = await runOnStub([created, metered], { profiles: ['core', 'provisioning'] })
  expect(outcomeOf(result, metered)).toMatchObject({ verdict: 'inapplicable' })
  expect(rowOf(result, 'MTR-1.1')).toMatchObject({ verdict: 'inapplicable' })
  expect(result.observation.violations).toEqual([])
})

test('an undeclared profile that answers is not excused', async () => {
  const result = await runOnStub([created], { profiles: ['core', 'provisioning'] })
  expect(rowOf(result, 'SEC-2.1')).toMatchObject({
    verdict: 'inconclusive',
    reason: 'The profile access is not declared, yet listApiKeys answers 200.',
  })
})

test('a target that keeps no state proves nothing', async () => {
  const first = ({ path }: { path: string }) =>
    path === '/organization' ? problem(contract, 'internal_error') : undefined
  const result = await runOnStub([created], { first })
  expect(result.verdict).toBe('hollow')
  expect(outcomeOf(result, created)).toMatchObject({
    verdict: 'inconclusive', blamed: 'the target',
  })
})

test('equal seeds choose equal names', async () => {
  const names = async (seed: number): Promise<string[]> => {
    const sent: string[] = []
    const named = checkOf('named', async ({ random, expect: promise }) => {
      sent.push(random.name('customer'), random.text(), String(random.integer(1, 1000)))
      promise.that(true, 'named')
    })
    await runOnStub([named], {}, { seed })
    return sent
  }
  expect(await names(5)).toEqual(await names(5))
  expect(await names(5)).not.toEqual(await names(6))
})

test('an aborted run leaves nothing green', async () => {
  const controller = new AbortController()
  const slow = checkOf('slow', async ({ api, expect: promise }) => {
    controller.abort()
    promise.status(await api.get('/organization'), 200)
  })
  const result = await runOnStub([slow], {}, { signal: controller.signal })
  expect(outcomeOf(result, slow)).toMatchObject({
    verdict: 'inconclusive', blamed: 'the run was ended',
  })
  expect(result.cleanup).toEqual({ revoked: 1, left: 0 })
})
