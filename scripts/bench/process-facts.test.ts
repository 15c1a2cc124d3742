import { expect, test } from 'vitest'
import { readMemory, readStat } from './process-facts.ts'

const stat = '77 (a (strange) name) S 12 77 77 0 -1 4194304 900 10 0 0 150 50 30 20 20 0 1 0'

test('processor time is read behind a name with brackets', () => {
  expect(readStat(stat)).toEqual({ parent: 12, own_ms: 2000, ofEnded_ms: 500 })
})

test.each<['VmHWM' | 'VmRSS', string, number | undefined, string]>([
  ['VmHWM', 'Name:\tnode\nVmPeak:\t 999 kB\nVmHWM:\t  2048 kB\n', 2_097_152, 'the peak'],
  ['VmRSS', 'VmHWM:\t  2048 kB\nVmRSS:\t  17 kB\n', 17_408, 'what it has now'],
  ['VmHWM', 'Name:\tkthreadd\n', undefined, 'a process without memory of its own'],
  ['VmRSS', '', undefined, 'a system without /proc'],
])('%s of %j is %s: %s', (name, status, wanted) => {
  expect(readMemory(status, name)).toBe(wanted)
})
