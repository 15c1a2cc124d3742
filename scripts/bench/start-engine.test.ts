import { expect, test } from 'vitest'
import { readPeakMemory } from './start-engine.ts'

test.each<[string, number | undefined, string]>([
  ['Name:\tnode\nVmPeak:\t 999 kB\nVmHWM:\t  2048 kB\nVmRSS:\t  17 kB\n', 2_097_152, 'the peak'],
  ['Name:\tkthreadd\n', undefined, 'a process without memory of its own'],
  ['', undefined, 'a system without /proc'],
])('%j has a peak of %s: %s', (status, wanted) => expect(readPeakMemory(status)).toBe(wanted))
