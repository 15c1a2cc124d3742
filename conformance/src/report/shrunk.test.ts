import { expect, test } from 'vitest'
import fc from 'fast-check'
import { forAll } from '../../checks/for-all.ts'
import { checkOf, runOnStub } from '../../test/run-on-stub.ts'
import { buildReport } from './build-report.ts'

const tool = { name: '@valora/conformance', version: '0.0.0' }

test('a property that fails is reported as a script of its smallest failure', async () => {
  const kept = checkOf('kept', async (context) => {
    const { api, expect: promise } = context
    const holds = async (count: number) => {
      promise.status(await api.post('/customers', { name: `customer of ${count}` }), 201)
      promise.that(count < 7, 'there are fewer than seven')
    }
    await forAll(context, fc.nat(1000), { runs: 30, holds })
  })
  const { checks: [told] } = buildReport(await runOnStub([kept]), tool)
  expect(told?.failure?.promise).toBe('there are fewer than seven')
  expect(told?.script?.match(/--data-binary .*/g)).toEqual([
    `--data-binary '{"name":"customer of 7"}'`,
  ])
})

test('a property that holds tries its values and has no script', async () => {
  const tried: number[] = []
  const holding = checkOf('holding', async (context) => {
    const holds = async (count: number) => {
      tried.push(count)
      context.expect.that(count >= 0, 'it is natural')
    }
    await forAll(context, fc.nat(), { runs: 30, holds })
  })
  const { checks: [told] } = buildReport(await runOnStub([holding]), tool)
  expect([told?.verdict, told?.script, tried.length]).toEqual(['passed', null, 30])
})
