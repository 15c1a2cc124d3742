import { expect, test } from 'vitest'
import { runSteps, stepTable, type Step } from './steps.ts'

const holds = (name: string): Step => ({ name, work: async () => `${name} is well` })
const breaks: Step = {
  name: 'two',
  work: () => Promise.reject(new Error('two is broken\nat line 5')),
}

const run = async (steps: Step[]) => {
  const printed: string[] = []
  let now = 0
  const elapsed = () => (now += 500)
  const results = await runSteps(steps, { print: (line) => printed.push(line), elapsed })
  return { results, printed: printed.join('\n') }
}

test('steps run in order and each is announced with its verdict', async () => {
  const { results, printed } = await run([holds('one'), holds('two')])
  expect(results.map(({ held, seconds }) => [held, seconds])).toEqual([[true, 0.5], [true, 0.5]])
  expect(printed).toMatch(/\[1\/2\] one\n +one is well\n\n\[2\/2\] two\n +two is well/)
})

test('the first that does not hold ends the run, with all it said', async () => {
  const { results, printed } = await run([holds('one'), breaks, holds('three')])
  expect(results.map(({ held }) => held)).toEqual([true, false])
  expect(printed).toContain('two is broken\nat line 5')
  expect(printed).not.toContain('three is well')
})

test('the table names every step, also those that were not reached', async () => {
  const steps = [holds('one'), breaks, holds('three')]
  const { results } = await run(steps)
  expect(stepTable(steps, results).split('\n')).toEqual([
    'step   time   held     verdict',
    '-----  -----  -------  -------------',
    'one    0.5 s  ok       one is well',
    'two    0.5 s  FAILED   two is broken',
    'three         not run',
    '       1.0 s',
  ])
})
