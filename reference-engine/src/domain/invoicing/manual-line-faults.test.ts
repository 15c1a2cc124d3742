import { expect, test } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { manualLineFaults } from './manual-line-faults.ts'

const [start, end] = [parseInstant('2026-01-01T00:00:00Z'), parseInstant('2026-02-01T00:00:00Z')]
const none = { present: [], taxRateIds: [] }
const many = (count: number) => Array.from({ length: count }, (_, index) => `txr_${index}`)

test('a line fits with a period or without, and with rates of its own', () => {
  expect(manualLineFaults([{ pointer: '/lines/0' },
    { pointer: '/lines/1', period: { start, end }, taxRateIds: ['txr_1'] }], none)).toEqual([])
})

test.each([[start, start, 'empty'], [end, start, 'backwards']])(
  'a period from %s to %s is refused: it is %s', (from, to) => {
    const line = { pointer: '/lines/3', period: { start: from, end: to } }
    expect(manualLineFaults([{ pointer: '/lines/2' }, line], none))
      .toMatchObject([{ pointer: '/lines/3/period/end', code: 'out_of_range' }])
  })

test.each([[499, []], [500, [{ pointer: '/lines/0', code: 'out_of_range' }]]])(
  'after %d manual lines another gives %j', (count, wanted) => {
    const present = Array.from({ length: count }, () => ({}))
    expect(manualLineFaults([{ pointer: '/lines/0' }], { ...none, present })).toMatchObject(wanted)
  })

test.each([[50, 0], [51, 1]])('%d tax rates on one invoice give %d faults', (rates, faults) => {
  const ids = many(rates)
  const lines = [{ pointer: '', taxRateIds: ids.slice(20) }]
  const invoiced = { present: [{ taxRateIds: ids.slice(10, 30) }], taxRateIds: ids.slice(0, 15) }
  expect(manualLineFaults(lines, invoiced)).toHaveLength(faults)
})
